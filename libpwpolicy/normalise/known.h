/* SPDX-License-Identifier: MIT */
/*
 * Known words: those that an attacker who knows the person or the school tries first. A set
 * has folded words, and is searched by their first characters.
 */
#ifndef PWP_NORMALISE_KNOWN_H
#define PWP_NORMALISE_KNOWN_H

#include "data/alphabet.h"

#include <stddef.h>
#include <stdint.h>

#define KNOWN_BUCKETS 256
/* So many characters of a word are hashed. */
#define KNOWN_HASHED 3

enum known_kind {
	KNOWN_USER = 0,
	KNOWN_FULL_NAME,
	KNOWN_FIRST_NAME,
	KNOWN_SURNAME,
	KNOWN_PERSONAL,
	KNOWN_PERSONAL_NAME,
	KNOWN_PERSONAL_DATE,
	KNOWN_PERSONAL_PLACE,
	KNOWN_PERSONAL_PHONE,
	KNOWN_SITE,
	KNOWN_BANNED,
	KNOWN_EXAMPLE,
	KNOWN_KINDS
};

struct known_word {
	uint32_t start; /* of its codes, which are letters and digits only */
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
	/* bit s of item i: some word's character i has symbol s */
	uint64_t symbols[KNOWN_HASHED];
	uint16_t buckets[KNOWN_BUCKETS]; /* index + 1 of the first word */
};

/* The bucket of words that begin with these codes, with 0 behind the last of a short one. */
size_t known_bucket(const uint32_t first[static KNOWN_HASHED]);

/* Makes an empty set in the caller's arrays. */
void known_init(struct known *known, struct known_word *words, size_t room,
		uint32_t *codes, size_t codes_room);

/* Adds a word of folded letters and digits, unless the set has it already or is full. */
void known_add(struct known *known, enum known_kind kind, const uint32_t *codes,
	       size_t len);

#endif
