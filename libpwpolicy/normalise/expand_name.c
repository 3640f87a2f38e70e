/* SPDX-License-Identifier: MIT */
/*
 * What people make of names: the short forms of a given name, and the long forms of a
 * short one (data/short_names.c); the initials of three names or more, of the names of a
 * school four or more; and of a user name what is left without an initial at its beginning
 * or end (jsmith, smithj).
 */
#include "base/ascii.h"
#include "data/short_names.h"
#include "normalise/expand_parts.h"

#define MAX_INITIALS 8
#define MIN_SITE_INITIALS 4 /* fewer are in any text by chance */
#define MIN_WITH_INITIAL 5

/* Emits the names that a name stands for, in each of its groups. */
static void emit_short_names(struct expansion *expansion,
			     const struct short_names_key *key)
{
	struct short_names names;

	for (bool found = short_names_find(key, &names); found;
	     found = short_names_next(key, &names))
		for (size_t i = 0; i < names.count; i++) {
			const struct short_name *name = short_names_at(names.first + i);
			const char *letters = short_names_letters(name);
			if (name->len > EXPAND_MAX_LEN ||
			    !expansion_has(expansion, name->letters))
				continue;
			for (size_t j = 0; j < name->len; j++)
				expansion->word[j] = (uint8_t)letters[j];
			expansion_emit_derived(expansion, expansion->word, name->len);
		}
}

/* The letters at the front: of a piece without digits all. */
static struct short_names_key leading_letters(const struct expansion *expansion,
					      const struct expand_piece *piece)
{
	struct short_names_key key = {
		.codes = expansion->codes + piece->start,
		.len = piece->len,
		.letters = (uint32_t)(piece->set & CHAR_SET_LETTERS),
	};

	if (piece->set & CHAR_SET_DIGITS) {
		key.letters = 0;
		for (key.len = 0; ascii_is_lower(key.codes[key.len]); key.len++)
			key.letters |= (uint32_t)char_set_of(key.codes[key.len]);
	}
	return key;
}

static void emit_names(struct expansion *expansion, enum expand_source source)
{
	for (size_t i = 0; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		if (!(piece->set & CHAR_SET_LETTERS))
			continue;
		struct short_names_key name = leading_letters(expansion, piece);
		expansion->role = expansion_role_of_piece(expansion, i);
		emit_short_names(expansion, &name);
		if (source != EXPAND_USER || name.len < MIN_WITH_INITIAL)
			continue;
		expansion_emit_derived(expansion, name.codes + 1, name.len - 1);
		expansion_emit_derived(expansion, name.codes, name.len - 1);
	}
}

static void emit_initials(struct expansion *expansion, size_t min_count)
{
	uint32_t *initials = expansion->word;
	size_t count = 0;

	for (size_t i = 0; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		uint32_t initial = expansion->codes[piece->start];
		if (i > 0 && piece->len == 1 && initial == 's')
			continue; /* as in "Queen Elizabeth's" */
		if (ascii_is_digit(initial) || count == MAX_INITIALS)
			return;
		initials[count++] = initial;
	}
	if (count >= min_count)
		expansion_emit_derived(expansion, initials, count);
}

void expand_names(struct expansion *expansion, enum expand_source source)
{
	if (source != EXPAND_SITE)
		emit_names(expansion, source);
	expansion->role = EXPAND_ROLE_ANY;
	emit_initials(expansion,
		      source == EXPAND_SITE ? MIN_SITE_INITIALS : EXPAND_MIN_LEN);
}
