/* SPDX-License-Identifier: MIT */
/*
 * Builds sets of known words. A text is folded like a password (fold.c) and cut where a character
 * is neither letter nor digit: "Aisha Khan,Year 7" gives aisha, khan, year and aishakhanyear7.
 */
#include "normalise/known.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

void known_init(struct known *known, struct known_word *words, size_t room,
		uint32_t *codes, size_t codes_room)
{
	*known = (struct known){
		.words = words,
		.room = room,
		.codes = codes,
		.codes_room = codes_room,
	};
}

/* Only words of the same bucket can be the same: sets hold thousands of words. */
static bool is_listed(const struct known *known, const uint32_t *codes, size_t len,
		      enum known_kind kind)
{
	uint16_t next = known->buckets[alphabet_symbol(codes[0])];

	while (next != 0) {
		const struct known_word *word = &known->words[next - 1];
		if (word->kind == kind && word->len == len &&
		    memcmp(word->codes, codes, len * sizeof(*codes)) == 0)
			return true;
		next = word->next;
	}
	return false;
}

/* Turns the codes from `start` to the end of what is used into a word, or drops them. */
static void finish_word(struct known *known, enum known_kind kind, size_t start)
{
	const uint32_t *codes = known->codes + start;
	size_t len = known->codes_used - start;
	bool dropped =
		len < KNOWN_MIN_LEN && !(len > 0 && codes[0] >= 0x2e80); /* ideographs */

	if (len > KNOWN_MAX_LEN)
		len = KNOWN_MAX_LEN;
	if (dropped || known->count == known->room ||
	    is_listed(known, codes, len, kind)) {
		known->codes_used = start;
		return;
	}
	known->codes_used = start + len;
	uint16_t *bucket = &known->buckets[alphabet_symbol(codes[0])];
	known->words[known->count++] = (struct known_word){
		.codes = codes,
		.len = (uint16_t)len,
		.next = *bucket,
		.kind = (uint8_t)kind,
	};
	*bucket = (uint16_t)known->count;
}

static bool is_separator(uint32_t code)
{
	return code == UTF8_INVALID ||
	       (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) != 0;
}

static void put_folded(struct known *known, uint32_t code)
{
	uint32_t folded[FOLD_MAX];
	size_t count = fold_point(code, folded);

	for (size_t i = 0; i < count && known->codes_used < known->codes_room; i++)
		known->codes[known->codes_used++] = folded[i];
}

static void add_pieces(struct known *known, enum known_kind kind, struct str text)
{
	size_t start = known->codes_used;

	while (text.len > 0) {
		uint32_t code = utf8_next(&text);
		if (!is_separator(code)) {
			put_folded(known, code);
			continue;
		}
		finish_word(known, kind, start);
		start = known->codes_used;
	}
	finish_word(known, kind, start);
}

void known_add(struct known *known, enum known_kind kind, struct str text, bool pieces)
{
	if (pieces)
		add_pieces(known, kind, text);
	size_t start = known->codes_used;
	while (text.len > 0) {
		uint32_t code = utf8_next(&text);
		if (!is_separator(code))
			put_folded(known, code);
	}
	finish_word(known, kind, start);
}
