/* SPDX-License-Identifier: MIT */
/*
 * Addresses. "12 High Street" gives the street with and without its number, with its type
 * written in full, abbreviated and left out; the postcode SW1A1AA gives its halves.
 */
#include "base/ascii.h"
#include "data/streets.h"
#include "normalise/expand_parts.h"

#define INWARD_LEN 3
#define MIN_POSTCODE 5
#define MAX_POSTCODE 7
#define MAX_STREET_WORDS 16

static bool equals(const uint32_t *codes, size_t len, const char *word)
{
	size_t i = 0;

	while (i < len && word[i] && codes[i] == (uint8_t)word[i])
		i++;
	return i == len && !word[i];
}

/* Which type of street a piece names; STREET_TYPES if it is none. */
static size_t find_type(const struct expansion *expansion,
			const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;

	/* all spellings of a type begin with the same letter */
	for (size_t type = 0; type < STREET_TYPES; type++)
		for (size_t i = 0; i < STREET_SPELLINGS && street_types[type][i] &&
				   codes[0] == (uint8_t)street_types[type][0][0];
		     i++)
			if (equals(codes, piece->len, street_types[type][i]))
				return type;
	return STREET_TYPES;
}

bool expand_is_street_type(const struct expansion *expansion,
			   const struct expand_piece *piece)
{
	return find_type(expansion, piece) < STREET_TYPES;
}

/* Emits codes start .. end-1, and with each spelling of the type after them. */
static void emit_street(struct expansion *expansion, size_t start, size_t end,
			size_t type)
{
	uint32_t *codes = expansion->word;

	for (size_t i = 0; i < STREET_SPELLINGS && street_types[type][i]; i++) {
		const char *word = street_types[type][i];
		size_t len = end - start;
		if (len + strlen(word) > EXPAND_MAX_LEN)
			return;
		memcpy(codes, expansion->codes + start, len * sizeof(*codes));
		for (; *word; word++)
			codes[len++] = (uint8_t)*word;
		expansion_emit_derived(expansion, codes, len);
	}
	expansion_emit_derived(expansion, expansion->codes + start, end - start);
}

/* Emits the street of pieces first .. last-1, whose type the last one is, with and without
 * the number before it. */
static void emit_numbered(struct expansion *expansion, size_t first, size_t last,
			  size_t type)
{
	const struct expand_piece *pieces = expansion->pieces;

	if ((pieces[first].set & CHAR_SET_DIGITS) && first + 1 < last) {
		emit_street(expansion, pieces[first].start, pieces[last].start, type);
		first++;
	}
	emit_street(expansion, pieces[first].start, pieces[last].start, type);
}

/* Where the street that ends with piece `at` begins: after the last type before it. No street
 * has so many words as to make this slow. */
static size_t find_first(const struct expansion *expansion, size_t at)
{
	const size_t nearest = at > MAX_STREET_WORDS ? at - MAX_STREET_WORDS : 1;

	while (at > nearest &&
	       ((expansion->pieces[at - 1].set & CHAR_SET_DIGITS) ||
		!expand_is_street_type(expansion, &expansion->pieces[at - 1])))
		at--;
	return at > 1 ? at : 0;
}

static void emit_streets(struct expansion *expansion)
{
	for (size_t i = 1; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		/* all forms contain the name */
		if (!expansion_has(expansion, piece[-1].set) ||
		    (piece->set & CHAR_SET_DIGITS))
			continue;
		size_t type = find_type(expansion, piece);
		size_t first = type < STREET_TYPES ? find_first(expansion, i) : i;
		if (first < i)
			emit_numbered(expansion, first, i, type);
	}
}

static void emit_postcode_halves(const struct expansion *expansion,
				 const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;
	size_t len = piece->len;

	if (len < MIN_POSTCODE || len > MAX_POSTCODE || !ascii_is_lower(codes[0]) ||
	    !ascii_is_digit(codes[len - 3]) || !ascii_is_lower(codes[len - 2]) ||
	    !ascii_is_lower(codes[len - 1]))
		return;
	expansion_emit_derived(expansion, codes, len - INWARD_LEN);
	expansion_emit_derived(expansion, codes + len - INWARD_LEN, INWARD_LEN);
}

void expand_place(struct expansion *expansion)
{
	for (size_t i = 0; i < expansion->piece_count; i++)
		if (expansion->pieces[i].set & CHAR_SET_DIGITS)
			emit_postcode_halves(expansion, &expansion->pieces[i]);
	if (expansion->piece_count > 1)
		emit_streets(expansion);
}
