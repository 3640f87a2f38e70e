/* SPDX-License-Identifier: MIT */
/*
 * A hash table by the first characters of the words, because that is how a password is searched
 * for many words at once.
 */
#include "normalise/known.h"

#include "base/wipe.h"

#include <string.h>

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

static bool has_word(const struct known *known, uint16_t next, const uint32_t *codes,
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

void known_add(struct known *known, enum known_kind kind, const uint32_t *codes,
	       size_t len)
{
	uint32_t first[KNOWN_HASHED] = { 0 };

	for (size_t i = 0; i < KNOWN_HASHED && i < len; i++)
		first[i] = codes[i];
	uint16_t *bucket = &known->buckets[known_bucket(first)];
	wipe(first, sizeof(first));
	if (known->count == known->room || len > known->codes_room - known->codes_used ||
	    has_word(known, *bucket, codes, len, kind))
		return;
	memcpy(known->codes + known->codes_used, codes, len * sizeof(*codes));
	known->words[known->count++] = (struct known_word){
		.start = (uint32_t)known->codes_used,
		.len = (uint16_t)len,
		.next = *bucket,
		.kind = (uint8_t)kind,
	};
	known->codes_used += len;
	*bucket = (uint16_t)known->count;
	for (size_t i = 0; i < KNOWN_HASHED && i < len; i++)
		known->symbols[i] |= UINT64_C(1) << alphabet_symbol(codes[i]);
}
