/* SPDX-License-Identifier: MIT */
/*
 * A text is folded like a password (fold.c) and cut where a character is neither letter
 * nor digit: "Aisha Khan,Year 7" gives aisha, khan, year and aishakhanyear7. Pieces are
 * cut again where letters and digits meet (jsmith42). What a piece or the whole looks
 * like, a name, a date, an address, a number, decides what else is made of it.
 *
 * Words are only joined where the cheapest cover could not join them itself: two known
 * words beside each other cost little more than one.
 */
#include "normalise/expand.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

#include <stddef.h>

#define LONGEST_IDEOGRAPHIC_NAME 4

/* Work for a piece; for a character outside ASCII that stays as it is, for one that does
 * not, and for one that becomes many. */
#define PIECE_WORK 96
#define RUN_WORK 8 /* for a sign, and each letter of a piece that is cut again */
#define SAME_WORK 32
#define CHANGE_WORK 96
#define LONG_CHANGE_WORK 256

void expand_init(struct expansion *expansion, const struct expand_target *target,
		 expand_take_fn *take, void *data)
{
	expansion->take = take;
	expansion->data = data;
	expansion->target = target;
	expansion->present = target ? target->present : EXPAND_ANY;
	expansion->work = 0;
	expansion->year = 0;
	expansion->date_count = 0;
	expansion->date_words = 0;
	expansion->most = 0;
}

void expand_done(struct expansion *expansion)
{
	wipe(expansion->codes, expansion->most * sizeof(expansion->codes[0]));
	wipe(expansion, offsetof(struct expansion, codes));
}

/* Gives a word if it is long enough and the text that is searched has its characters; one
 * that may be misspelt may lack one of them there. */
static void give_word(const struct expansion *expansion, struct expand_word word)
{
	if (!expand_may_lack(word.set & ~expansion->present,
			     word.len >= EXPAND_EDIT_LEN && !word.derived))
		return;
	if (word.len < EXPAND_MIN_LEN &&
	    (word.len == 0 || word.codes[0] < EXPAND_FIRST_IDEOGRAPH))
		return;
	if (word.len > EXPAND_MAX_LEN)
		word.len = EXPAND_MAX_LEN;
	expansion->take(expansion->data, &word);
}

static uint64_t set_of(const uint32_t *codes, size_t len)
{
	uint64_t set = 0;

	for (size_t i = 0; i < len; i++)
		set |= expand_bit(codes[i]);
	return set;
}

/* Gives a word that stands in the text. */
static void give(const struct expansion *expansion, const uint32_t *codes, size_t len)
{
	give_word(expansion,
		  (struct expand_word){ codes, len, set_of(codes, len), false });
}

void expand_derive(const struct expansion *expansion, const uint32_t *codes, size_t len)
{
	give_word(expansion,
		  (struct expand_word){ codes, len, set_of(codes, len), true });
}

/* ---- folding and cutting */

static void put(struct expansion *expansion, struct expand_piece *piece, uint32_t code)
{
	if (expansion->count == EXPAND_MAX_CODES)
		return;
	expansion->codes[expansion->count++] = code;
	piece->set |= expand_bit(code);
}

/* Takes the ASCII letters and digits at the front: nearly all of nearly every text. */
static void put_plain(struct expansion *expansion, struct expand_piece *piece,
		      struct str *rest)
{
	size_t room = EXPAND_MAX_CODES - expansion->count, len = 0;
	uint32_t *codes = expansion->codes + expansion->count;
	uint64_t set = 0;

	if (room > rest->len)
		room = rest->len;
	for (; len < room; len++) {
		uint8_t byte = (uint8_t)rest->ptr[len];
		uint64_t bit = expand_bytes[byte];
		if (!(bit & (EXPAND_LETTERS | EXPAND_DIGITS)))
			break;
		codes[len] = byte | 0x20u; /* digits have this bit, small letters too */
		set |= bit;
	}
	piece->set |= set;
	expansion->count += len;
	rest->ptr += len;
	rest->len -= len;
}

static size_t work_of(uint32_t code, const uint32_t *folded, size_t count)
{
	if (count == 1 && folded[0] == code)
		return SAME_WORK;
	return count < FOLD_MAX ? CHANGE_WORK : LONG_CHANGE_WORK;
}

/* Takes one other character; false if it parts pieces. */
static bool put_other(struct expansion *expansion, struct expand_piece *piece,
		      struct str *rest)
{
	uint32_t folded[FOLD_MAX];
	uint32_t code = utf8_next(rest);

	if (code == UTF8_INVALID ||
	    (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) != 0)
		return false;
	size_t count = fold_point(code, folded);
	expansion->work += work_of(code, folded, count);
	for (size_t i = 0; i < count; i++)
		put(expansion, piece, folded[i]);
	return true;
}

/* Takes letters and digits off the front, and the separator after them. */
static struct expand_piece next_piece(struct expansion *expansion, struct str *rest)
{
	struct expand_piece piece = { .start = (uint16_t)expansion->count };

	do
		put_plain(expansion, &piece, rest);
	while (rest->len > 0 && put_other(expansion, &piece, rest));
	piece.len = (uint16_t)(expansion->count - piece.start);
	return piece;
}

/* Where letters and digits meet there may be a word at each. */
static size_t work_of_piece(const struct expand_piece *piece)
{
	bool mixed = (piece->set & EXPAND_DIGITS) && (piece->set & ~EXPAND_DIGITS);

	if (piece->len == 0)
		return RUN_WORK;
	return PIECE_WORK + piece->len * (mixed ? RUN_WORK : 1u);
}

static void cut(struct expansion *expansion, struct str text)
{
	expansion->count = expansion->piece_count = 0;
	while (text.len > 0 && expansion->piece_count < EXPAND_MAX_PIECES) {
		struct expand_piece piece = next_piece(expansion, &text);
		expansion->work += work_of_piece(&piece);
		if (piece.len > 0)
			expansion->pieces[expansion->piece_count++] = piece;
	}
	if (expansion->most < expansion->count)
		expansion->most = expansion->count;
}

/* ---- words */

/* Runs of letters and of digits. */
static void give_runs(const struct expansion *expansion, const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;
	size_t start = 0;

	for (size_t i = 1; i <= piece->len; i++) {
		if (i < piece->len &&
		    ascii_is_digit(codes[i]) == ascii_is_digit(codes[i - 1]))
			continue;
		give(expansion, codes + start, i - start);
		start = i;
	}
}

/* Where nothing parts them, the first character is the family name. */
static void give_ideographs(const struct expansion *expansion,
			    const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;

	if (codes[0] < EXPAND_FIRST_IDEOGRAPH || piece->len < 2 ||
	    piece->len > LONGEST_IDEOGRAPHIC_NAME)
		return;
	give(expansion, codes, 1);
	give(expansion, codes + 1, piece->len - 1u);
}

static void give_piece(const struct expansion *expansion,
		       const struct expand_piece *piece)
{
	const uint32_t *codes = expansion->codes + piece->start;

	give_word(expansion,
		  (struct expand_word){ codes, piece->len, piece->set, false });
	if ((piece->set & EXPAND_DIGITS) && (piece->set & ~EXPAND_DIGITS))
		give_runs(expansion, piece);
	if (piece->set & EXPAND_OTHERS)
		give_ideographs(expansion, piece);
}

/* Gives the pieces and the whole; returns the characters of all. */
static uint64_t give_pieces(const struct expansion *expansion)
{
	uint64_t set = 0;

	for (size_t i = 0; i < expansion->piece_count; i++) {
		const struct expand_piece *piece = &expansion->pieces[i];
		set |= piece->set;
		if (i == 0 || !expand_is_kind(expansion, piece))
			give_piece(expansion, piece);
	}
	if (expansion->piece_count > 1)
		give_word(expansion,
			  (struct expand_word){ expansion->codes, expansion->count, set,
						false });
	return set;
}

/* Returns the characters of the text. */
static uint64_t give_words(struct expansion *expansion, enum expand_source source,
			   struct str text)
{
	cut(expansion, text);
	uint64_t set = give_pieces(expansion);
	expand_names(expansion, source);
	if (expansion->piece_count > 1 || (set & EXPAND_DIGITS))
		expand_place(expansion);
	return set;
}

void expand_numbers(struct expansion *expansion, enum expand_source source,
		    struct str text)
{
	if (source == EXPAND_USER)
		return;
	expand_dates(expansion, text);
	expand_phone(expansion, text);
}

void expand_all(struct expansion *expansion, enum expand_source source, struct str text)
{
	/* all numbers have digits */
	if (give_words(expansion, source, text) & EXPAND_DIGITS)
		expand_numbers(expansion, source, text);
}

void expand_whole(struct expansion *expansion, struct str text)
{
	cut(expansion, text);
	give(expansion, expansion->codes, expansion->count);
}
