/* SPDX-License-Identifier: MIT */
/*
 * What people make of names: the short forms of a given name, and the long forms of a
 * short one (data/short_names.c); the initials of three names or more, of the names of a
 * school four or more; and of a user name what is left without an initial at its beginning
 * or end (jsmith, smithj).
 */
#include "base/ascii.h"
#include "normalise/expand.h"

#define MOST_INITIALS 8
#define LEAST_SITE_INITIALS 4 /* fewer are in any text by chance */
#define LEAST_WITH_INITIAL 5

static void give_name(struct expansion *expansion, const struct short_name *name)
{
	const char *letters = short_names_spelt(name);

	if (name->len > EXPAND_MAX_LEN || !expand_has(expansion, name->letters))
		return;
	for (size_t i = 0; i < name->len; i++)
		expansion->word[i] = (uint8_t)letters[i];
	expand_derive(expansion, expansion->word, name->len);
}

static void give_short_names(struct expansion *expansion,
			     const struct short_names_key *key)
{
	struct short_names names;

	for (bool found = short_names_find(key, &names); found;
	     found = short_names_next(key, &names))
		for (size_t i = 0; i < names.count; i++)
			give_name(expansion, short_names_at(names.first + i));
}

/* Whose a name is, as in "Queen Elizabeth's", has no initial. */
static bool is_owner(const struct expansion *expansion, size_t at)
{
	const struct expand_piece *piece = &expansion->pieces[at];

	return at > 0 && piece->len == 1 && expansion->codes[piece->start] == 's';
}

static void give_initials(struct expansion *expansion, size_t least)
{
	uint32_t *initials = expansion->word;
	size_t count = 0;

	for (size_t i = 0; i < expansion->piece_count; i++) {
		if (is_owner(expansion, i))
			continue;
		uint32_t initial = expansion->codes[expansion->pieces[i].start];
		if (ascii_is_digit(initial) || count == MOST_INITIALS)
			return;
		initials[count++] = initial;
	}
	if (count >= least)
		expand_derive(expansion, initials, count);
}

/* The letters in front: of a piece without digits all. */
static struct short_names_key name_of(const struct expansion *expansion,
				      const struct expand_piece *piece)
{
	struct short_names_key key = { .codes = expansion->codes + piece->start,
				       .len = piece->len,
				       .letters =
					       (uint32_t)(piece->set & EXPAND_LETTERS) };

	if (piece->set & EXPAND_DIGITS) {
		key.letters = 0;
		for (key.len = 0; ascii_is_lower(key.codes[key.len]); key.len++)
			key.letters |= (uint32_t)expand_bit(key.codes[key.len]);
	}
	return key;
}

static void give_names(struct expansion *expansion, enum expand_source source)
{
	for (size_t i = 0; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		if (!(piece->set & EXPAND_LETTERS))
			continue;
		struct short_names_key name = name_of(expansion, piece);
		give_short_names(expansion, &name);
		if (source != EXPAND_USER || name.len < LEAST_WITH_INITIAL)
			continue;
		expand_derive(expansion, name.codes + 1, name.len - 1);
		expand_derive(expansion, name.codes, name.len - 1);
	}
}

void expand_names(struct expansion *expansion, enum expand_source source)
{
	if (source == EXPAND_SITE) {
		give_initials(expansion, LEAST_SITE_INITIALS);
		return;
	}
	give_names(expansion, source);
	give_initials(expansion, EXPAND_MIN_LEN);
}
