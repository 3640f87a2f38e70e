/* SPDX-License-Identifier: MIT */
/*
 * Words that an attacker who knows the school tries first: site words, banned words,
 * printed examples. Each is folded once and kept in a set that is searched by the first
 * three characters. Here are also the kinds of all known words, the person's too.
 */
#ifndef PWP_NORMALISE_KNOWN_H
#define PWP_NORMALISE_KNOWN_H

#include "data/alphabet.h"

#include <stddef.h>
#include <stdint.h>

/* What the first characters of a word are hashed to. */
#define KNOWN_BUCKETS 256
#define KNOWN_HASHED 3

enum known_kind {
	KNOWN_USER = 0,
	KNOWN_FULL_NAME,
	KNOWN_PERSONAL,
	KNOWN_SITE,
	KNOWN_BANNED,
	KNOWN_EXAMPLE,
	KNOWN_KINDS
};

struct known_word {
	uint32_t
		start; /* of its codes: folded letters and digits, nothing between them */
	uint16_t len;
	uint16_t next; /* index + 1 of the next word of the bucket; 0: none */
	uint8_t kind;  /* enum known_kind */
};

/* A set in the caller's memory. */
struct known {
	struct known_word *words;
	size_t count, room;
	uint32_t *codes; /* of all words, one after another */
	size_t codes_used, codes_room;
	/* bit s of place i: a word's character i has symbol s, 0 for none */
	uint64_t symbols[KNOWN_HASHED];
	uint16_t buckets[KNOWN_BUCKETS]; /* index + 1 of the first word */
};

/* The bucket of words that begin with these codes; 0 stands for "no more" in a short
 * word. */
size_t known_bucket(const uint32_t first[static KNOWN_HASHED]);

/* Prepares an empty set over the caller's arrays. */
void known_init(struct known *known, struct known_word *words, size_t room,
		uint32_t *codes, size_t codes_room);

/* Adds a word of folded letters and digits. What is listed already or does not fit is left
 * out. */
void known_add(struct known *known, enum known_kind kind, const uint32_t *codes,
	       size_t len);

#endif
