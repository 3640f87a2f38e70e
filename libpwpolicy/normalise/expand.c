/* SPDX-License-Identifier: MIT */
/*
 * A text is folded like a password (fold.c) and split where a character is neither letter
 * nor digit: "Aisha Khan,Year 7" gives aisha, khan, year and aishakhanyear7. Pieces are
 * split again where letters and digits meet (jsmith42). What a piece or the whole looks
 * like, a name, a date, an address, a number, decides which forms are derived from it.
 *
 * Words are only joined where the cheapest cover could not join them itself: two known
 * words in a row cost little more than one.
 */
#include "normalise/expand.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "normalise/expand_parts.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

#define MAX_IDEOGRAPHIC_NAME 4

/* Work for a piece; for a symbol, and each letter of a piece that is split again; for a
 * character outside ASCII that folds to itself, to another, or to many. */
#define PIECE_WORK 96
#define RUN_WORK 8
#define SAME_WORK 32
#define CHANGE_WORK 96
#define LONG_CHANGE_WORK 256

/* ---- folding and splitting */

/* Takes the ASCII letters and digits at the front: nearly all of nearly every text. */
static void fold_ascii(struct expansion *expansion, struct expand_piece *piece,
		       struct str *rest)
{
	size_t room = EXPAND_MAX_CODES - expansion->count, len = 0;
	uint32_t *codes = expansion->codes + expansion->count;
	uint64_t set = 0;

	if (room > rest->len)
		room = rest->len;
	for (; len < room; len++) {
		uint8_t byte = (uint8_t)rest->ptr[len];
		uint64_t bit = char_set_bytes[byte];
		if (!(bit & (CHAR_SET_LETTERS | CHAR_SET_DIGITS)))
			break;
		codes[len] =
			byte | 0x20u; /* lower-case letters and digits have this bit */
		set |= bit;
	}
	piece->set |= set;
	expansion->count += len;
	rest->ptr += len;
	rest->len -= len;
}

/* Takes one other character; false if it separates pieces. */
static bool fold_other(struct expansion *expansion, struct expand_piece *piece,
		       struct str *rest)
{
	uint32_t folded[FOLD_MAX];
	uint32_t code = utf8_next(rest);

	if (code == UTF8_INVALID ||
	    (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) != 0)
		return false;
	size_t count = fold_point(code, folded);
	if (count == 1 && folded[0] == code)
		expansion->work += SAME_WORK;
	else
		expansion->work += count < FOLD_MAX ? CHANGE_WORK : LONG_CHANGE_WORK;
	for (size_t i = 0; i < count && expansion->count < EXPAND_MAX_CODES; i++) {
		expansion->codes[expansion->count++] = folded[i];
		piece->set |= char_set_of(folded[i]);
	}
	return true;
}

static bool is_mixed(const struct expand_piece *piece)
{
	return (piece->set & CHAR_SET_DIGITS) && (piece->set & ~CHAR_SET_DIGITS);
}

/* Takes letters and digits off the front, and the separator after them. */
static struct expand_piece next_piece(struct expansion *expansion, struct str *rest)
{
	struct expand_piece piece = { .start = (uint16_t)expansion->count };

	do
		fold_ascii(expansion, &piece, rest);
	while (rest->len > 0 && fold_other(expansion, &piece, rest));
	piece.len = (uint16_t)(expansion->count - piece.start);
	if (piece.len == 0)
		expansion->work += RUN_WORK;
	else
		expansion->work +=
			PIECE_WORK + piece.len * (is_mixed(&piece) ? RUN_WORK : 1u);
	return piece;
}

static void split(struct expansion *expansion, struct str text)
{
	expansion->count = expansion->piece_count = 0;
	expansion->has_comma = text.len > 0 && memchr(text.ptr, ',', text.len) != NULL;
	while (text.len > 0 && expansion->piece_count < EXPAND_MAX_PIECES) {
		struct expand_piece piece = next_piece(expansion, &text);
		if (piece.len > 0)
			expansion->pieces[expansion->piece_count++] = piece;
	}
	if (expansion->max_count < expansion->count)
		expansion->max_count = expansion->count;
	if (expansion->max_piece_count < expansion->piece_count)
		expansion->max_piece_count = expansion->piece_count;
}

/* ---- words */

/* Emits a word that is in the text. */
static void emit(const struct expansion *expansion, const uint32_t *codes, size_t len,
		 uint64_t set)
{
	struct expand_word word = { .codes = codes, .len = len, .set = set };

	expansion_emit(expansion, &word);
}

/* Emits the runs of letters and of digits. */
static void emit_runs(const struct expansion *expansion, const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;
	size_t start = 0;

	for (size_t i = 1; i <= piece->len; i++) {
		if (i < piece->len &&
		    ascii_is_digit(codes[i]) == ascii_is_digit(codes[i - 1]))
			continue;
		emit(expansion, codes + start, i - start,
		     char_set_of_all(codes + start, i - start));
		start = i;
	}
}

/* Emits family name and given name: with no separator the first ideograph is the family
 * name. */
static void emit_ideographs(const struct expansion *expansion,
			    const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;

	if (codes[0] < FOLD_FIRST_IDEOGRAPH || piece->len < 2 ||
	    piece->len > MAX_IDEOGRAPHIC_NAME)
		return;
	emit(expansion, codes, 1, char_set_of_all(codes, 1));
	emit(expansion, codes + 1, piece->len - 1u,
	     char_set_of_all(codes + 1, piece->len - 1u));
}

/* Emits the pieces and the whole; returns the characters of all. */
static uint64_t emit_pieces(struct expansion *expansion)
{
	uint64_t all = 0;

	for (size_t i = 0; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		all |= piece->set;
		if (i > 0 && expand_is_street_type(expansion, piece))
			continue;
		expansion->role = expansion_role_of_piece(expansion, i);
		emit(expansion, expansion->codes + piece->start, piece->len, piece->set);
		if (is_mixed(piece))
			emit_runs(expansion, piece);
		if (piece->set & CHAR_SET_OTHERS)
			emit_ideographs(expansion, piece);
	}
	expansion->role = all & ~CHAR_SET_DIGITS ? EXPAND_ROLE_ANY
						 : expansion_role_of_number(expansion);
	if (expansion->piece_count > 1)
		emit(expansion, expansion->codes, expansion->count, all);
	return all;
}

static void expand_numbers(struct expansion *expansion, enum expand_source source,
			   struct str text)
{
	if (source == EXPAND_USER)
		return;
	expansion->role = EXPAND_ROLE_DATE;
	expand_dates(expansion, text);
	expansion->role = EXPAND_ROLE_PHONE;
	expand_phone(expansion, text);
}

static void expand_all(struct expansion *expansion, enum expand_source source,
		       struct str text)
{
	split(expansion, text);
	uint64_t set = emit_pieces(expansion);
	expand_names(expansion, source);
	expansion->role = EXPAND_ROLE_PLACE;
	if (expansion->piece_count > 1 || (set & CHAR_SET_DIGITS))
		expand_place(expansion);
	if (set & CHAR_SET_DIGITS)
		expand_numbers(expansion, source, text);
}

void expand_in_scope(struct expansion *expansion, enum expand_source source,
		     struct str text, enum expand_scope scope)
{
	if (scope == EXPAND_ALL)
		expand_all(expansion, source, text);
	else
		expand_numbers(expansion, source, text);
}

void expand_whole(struct expansion *expansion, struct str text)
{
	split(expansion, text);
	expansion->role = EXPAND_ROLE_ANY;
	emit(expansion, expansion->codes, expansion->count,
	     char_set_of_all(expansion->codes, expansion->count));
}
