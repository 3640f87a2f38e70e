/* SPDX-License-Identifier: MIT */
/*
 * Look-up in the groups of names: a hash table of names, each of which knows its group.
 * compile/short_names.c makes it while building.
 */
#include "data/short_names.h"

#include "data/short_names_format.h"

static bool spells(const struct short_names_key *key, const struct short_name *name)
{
	const char *letters = short_names_letters(name);

	if (name->letters != key->letters || name->len != key->len)
		return false;
	for (size_t i = 0; i < key->len; i++)
		if ((uint8_t)letters[i] != key->codes[i])
			return false;
	return true;
}

/* A spelling of the whole name stands for the whole group, another form for these. */
static void set_names(struct short_names *names, size_t entry)
{
	const struct short_names_group *group =
		&short_names_groups[short_names_entries[entry].group];
	bool whole = entry < (size_t)group->first + group->spellings;

	names->first = group->first;
	names->count = whole ? group->count : group->spellings;
}

bool short_names_next(const struct short_names_key *key, struct short_names *names)
{
	while (names->next != 0) {
		size_t entry = names->next - 1u;
		names->next = short_names_entries[entry].next;
		if (!spells(key, &short_names_entries[entry].name))
			continue;
		set_names(names, entry);
		return true;
	}
	return false;
}

bool short_names_find(const struct short_names_key *key, struct short_names *ret_names)
{
	ret_names->next = short_names_buckets[short_names_bucket(key->letters, key->len)];
	return ret_names->next != 0 && short_names_next(key, ret_names);
}

static bool may_spell_any(const struct short_names *names, uint32_t spelt)
{
	for (size_t i = names->first; i < names->first + names->count; i++)
		if ((short_names_entries[i].name.letters & ~spelt) == 0)
			return true;
	return false;
}

bool short_names_may_spell(uint32_t letters, size_t len, uint32_t spelt)
{
	uint16_t next = short_names_buckets[short_names_bucket(letters, len)];

	while (next != 0) {
		const struct short_names_entry *entry = &short_names_entries[next - 1];
		struct short_names names;
		if (entry->name.letters == letters && entry->name.len == len) {
			set_names(&names, next - 1u);
			if (may_spell_any(&names, spelt))
				return true;
		}
		next = entry->next;
	}
	return false;
}

const struct short_name *short_names_at(size_t index)
{
	return &short_names_entries[index].name;
}

const char *short_names_letters(const struct short_name *name)
{
	return short_names_text + name->start;
}
