/* SPDX-License-Identifier: MIT */
/* A hash table of names, each with its group. It is compiled by compile/short_names.c. */
#include "data/short_names.h"

#include "data/short_names_format.h"

static bool matches(const struct short_names_key *key, const struct short_name *name)
{
	const char *letters = short_names_letters(name);

	if (name->letters != key->letters || name->len != key->len)
		return false;
	for (size_t i = 0; i < key->len; i++)
		if ((uint8_t)letters[i] != key->codes[i])
			return false;
	return true;
}

/* A spelling of the full name stands for all of its group, another form for the spellings. */
static void set_names(struct short_names *names, size_t entry)
{
	const struct short_names_group *group =
		&short_names_groups[short_names_entries[entry].group];
	bool full = entry < (size_t)group->first + group->spellings;

	names->first = group->first;
	names->count = full ? group->count : group->spellings;
}

bool short_names_next(const struct short_names_key *key, struct short_names *names)
{
	while (names->next != 0) {
		size_t entry = names->next - 1u;
		names->next = short_names_entries[entry].next;
		if (!matches(key, &short_names_entries[entry].name))
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

bool short_names_may_spell(uint32_t letters, size_t len, uint32_t present)
{
	uint16_t next = short_names_buckets[short_names_bucket(letters, len)];

	for (; next != 0; next = short_names_entries[next - 1].next) {
		const struct short_name *name = &short_names_entries[next - 1].name;
		struct short_names names;
		if (name->letters != letters || name->len != len)
			continue;
		set_names(&names, next - 1u);
		for (size_t i = names.first; i < names.first + names.count; i++)
			if ((short_names_entries[i].name.letters & ~present) == 0)
				return true;
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
