/* SPDX-License-Identifier: MIT */
/*
 * Builds sets of known words. A text is folded like a password (fold.c) and cut where a
 * character is neither letter nor digit: "Aisha Khan,Year 7" gives aisha, khan, year and
 * aishakhanyear7.
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

size_t known_bucket(const uint32_t first[static KNOWN_HASHED])
{
	uint32_t hash = 0;

	for (size_t i = 0; i < KNOWN_HASHED; i++)
		hash = hash * 31 + first[i];
	return (hash ^ hash >> 9) % KNOWN_BUCKETS;
}

static uint16_t *bucket_of(struct known *known, const uint32_t *codes, size_t len)
{
	uint32_t first[KNOWN_HASHED] = { 0 };

	for (size_t i = 0; i < KNOWN_HASHED && i < len; i++)
		first[i] = codes[i];
	return &known->buckets[known_bucket(first)];
}

static bool is_listed(const struct known *known, uint16_t next, const uint32_t *codes,
		      size_t len, enum known_kind kind)
{
	while (next != 0) {
		const struct known_word *word = &known->words[next - 1];
		if (word->kind == kind && word->len == len &&
		    memcmp(known->codes + word->start, codes, len * sizeof(*codes)) == 0)
			return true;
		next = word->next;
	}
	return false;
}

/* Turns the codes from `start` to the end of what is used into a word; false if they are
 * dropped. */
static bool finish_word(struct known *known, enum known_kind kind, size_t start)
{
	const uint32_t *codes = known->codes + start;
	size_t len = known->codes_used - start;
	bool ideographs = len > 0 && codes[0] >= KNOWN_FIRST_IDEOGRAPH;

	known->codes_used = start;
	if ((len < KNOWN_MIN_LEN && !ideographs) || known->count == known->room)
		return false;
	uint16_t *bucket = bucket_of(known, codes, len);
	if (is_listed(known, *bucket, codes, len, kind))
		return false;
	known->codes_used = start + len;
	known->words[known->count++] = (struct known_word){
		.start = (uint32_t)start,
		.len = (uint16_t)len,
		.next = *bucket,
		.kind = (uint8_t)kind,
	};
	*bucket = (uint16_t)known->count;
	for (size_t i = 0; i < KNOWN_HASHED && i < len; i++)
		known->symbols[i] |= UINT64_C(1) << alphabet_symbol(codes[i]);
	return true;
}

static bool is_separator(uint32_t code)
{
	return code == UTF8_INVALID ||
	       (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) != 0;
}

/* Adds a folded code point to the word that began at `start`, unless that is long enough. */
static void put_folded(struct known *known, size_t start, uint32_t code)
{
	uint32_t folded[FOLD_MAX];
	size_t count = fold_point(code, folded);

	for (size_t i = 0; i < count; i++)
		if (known->codes_used < known->codes_room &&
		    known->codes_used - start < KNOWN_MAX_LEN)
			known->codes[known->codes_used++] = folded[i];
}

/* Takes the ASCII letters and digits at the front: nearly all of nearly every text. */
static void put_plain(struct known *known, size_t start, struct str *rest)
{
	while (rest->len > 0) {
		uint32_t code = (uint8_t)*rest->ptr;
		if (!ascii_is_letter(code) && !ascii_is_digit(code))
			return;
		if (known->codes_used < known->codes_room &&
		    known->codes_used - start < KNOWN_MAX_LEN)
			known->codes[known->codes_used++] = ascii_to_lower(code);
		rest->ptr++;
		rest->len--;
	}
}

static void add_pieces(struct known *known, enum known_kind kind, struct str text)
{
	size_t start = known->codes_used;
	unsigned pieces = 0;

	while (text.len > 0 && pieces < KNOWN_MAX_PIECES) {
		put_plain(known, start, &text);
		if (text.len == 0)
			break;
		uint32_t code = utf8_next(&text);
		if (!is_separator(code)) {
			put_folded(known, start, code);
			continue;
		}
		pieces += finish_word(known, kind, start);
		start = known->codes_used;
	}
	finish_word(known, kind, start);
}

void known_add(struct known *known, enum known_kind kind, struct str text, bool pieces)
{
	if (pieces)
		add_pieces(known, kind, text);
	size_t start = known->codes_used;
	while (text.len > 0 && known->codes_used - start < KNOWN_MAX_LEN) {
		put_plain(known, start, &text);
		if (text.len == 0)
			break;
		uint32_t code = utf8_next(&text);
		if (!is_separator(code))
			put_folded(known, start, code);
	}
	finish_word(known, kind, start);
}
