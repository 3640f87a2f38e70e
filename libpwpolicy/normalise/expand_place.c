/* SPDX-License-Identifier: MIT */
/*
 * Addresses. "12 High Street" gives the street with and without its number, with its kind
 * written out, shortened and left out; the postcode SW1A1AA gives its halves.
 */
#include "base/ascii.h"
#include "data/streets.h"
#include "normalise/expand.h"

#define INWARD_LEN 3
#define SHORTEST_POSTCODE 5
#define LONGEST_POSTCODE 7

static bool spells(const uint32_t *codes, size_t len, const char *word)
{
	size_t i = 0;

	while (i < len && word[i] && codes[i] == (uint8_t)word[i])
		i++;
	return i == len && !word[i];
}

/* The kind of street that a piece tells; STREET_KINDS if it tells none. */
static size_t find_kind(const struct expansion *expansion,
			const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;

	/* all ways to write a kind begin alike */
	for (size_t kind = 0; kind < STREET_KINDS; kind++)
		for (size_t i = 0; i < STREET_SPELLINGS && street_kinds[kind][i] &&
				   codes[0] == (uint8_t)street_kinds[kind][0][0];
		     i++)
			if (spells(codes, piece->len, street_kinds[kind][i]))
				return kind;
	return STREET_KINDS;
}

bool expand_is_kind(const struct expansion *expansion, const struct expand_piece *piece)
{
	return find_kind(expansion, piece) < STREET_KINDS;
}

/* Gives codes start .. end-1, and with each way to write the kind after them. */
static void give_street(struct expansion *expansion, size_t start, size_t end,
			size_t kind)
{
	uint32_t *codes = expansion->word;

	for (size_t i = 0; i < STREET_SPELLINGS && street_kinds[kind][i]; i++) {
		const char *word = street_kinds[kind][i];
		size_t len = end - start;
		if (len + strlen(word) > EXPAND_MAX_LEN)
			return;
		memcpy(codes, expansion->codes + start, len * sizeof(*codes));
		for (; *word; word++)
			codes[len++] = (uint8_t)*word;
		expand_derive(expansion, codes, len);
	}
	expand_derive(expansion, expansion->codes + start, end - start);
}

/* The street of pieces first .. last-1, whose kind is told by the last; a number may stand
 * before it. */
static void give_numbered(struct expansion *expansion, size_t first, size_t last,
			  size_t kind)
{
	const struct expand_piece *pieces = expansion->pieces;

	if ((pieces[first].set & EXPAND_DIGITS) && first + 1 < last) {
		give_street(expansion, pieces[first].start, pieces[last].start, kind);
		first++;
	}
	give_street(expansion, pieces[first].start, pieces[last].start, kind);
}

/* The piece after the last kind before piece `at`: there its street begins. */
static size_t find_first(const struct expansion *expansion, size_t at)
{
	while (at > 1 && ((expansion->pieces[at - 1].set & EXPAND_DIGITS) ||
			  !expand_is_kind(expansion, &expansion->pieces[at - 1])))
		at--;
	return at > 1 ? at : 0;
}

static void give_streets(struct expansion *expansion)
{
	for (size_t i = 1; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		/* all forms have the name */
		if (!expand_has(expansion, piece[-1].set) || (piece->set & EXPAND_DIGITS))
			continue;
		size_t kind = find_kind(expansion, piece);
		size_t first = kind < STREET_KINDS ? find_first(expansion, i) : i;
		if (first < i)
			give_numbered(expansion, first, i, kind);
	}
}

static void give_halves(const struct expansion *expansion,
			const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;
	size_t len = piece->len;

	if (len < SHORTEST_POSTCODE || len > LONGEST_POSTCODE ||
	    !ascii_is_lower(codes[0]) || !ascii_is_digit(codes[len - 3]) ||
	    !ascii_is_lower(codes[len - 2]) || !ascii_is_lower(codes[len - 1]))
		return;
	expand_derive(expansion, codes, len - INWARD_LEN);
	expand_derive(expansion, codes + len - INWARD_LEN, INWARD_LEN);
}

void expand_place(struct expansion *expansion)
{
	for (size_t i = 0; i < expansion->piece_count; i++)
		if (expansion->pieces[i].set & EXPAND_DIGITS)
			give_halves(expansion, &expansion->pieces[i]);
	if (expansion->piece_count > 1)
		give_streets(expansion);
}
