/* SPDX-License-Identifier: MIT */
/*
 * Sets of folded characters: a bit for each of a to z and 0 to 9, one for all other letters
 * and digits, one for all symbols. Comparing the sets of a word and of a password rules out
 * most words before anything is searched.
 */
#ifndef PWP_NORMALISE_CHAR_SET_H
#define PWP_NORMALISE_CHAR_SET_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CHAR_SET_FIRST_DIGIT 26
#define CHAR_SET_LETTERS ((UINT64_C(1) << CHAR_SET_FIRST_DIGIT) - 1)
#define CHAR_SET_DIGITS (UINT64_C(0x3ff) << CHAR_SET_FIRST_DIGIT)
#define CHAR_SET_OTHERS (UINT64_C(1) << 36)
#define CHAR_SET_SYMBOLS (UINT64_C(1) << 37)
/* What words are made of. */
#define CHAR_SET_WORD (CHAR_SET_LETTERS | CHAR_SET_DIGITS | CHAR_SET_OTHERS)

/* The bit of a folded letter or digit. */
static inline uint64_t char_set_of(uint32_t code)
{
	if (code - 'a' < 26)
		return UINT64_C(1) << (code - 'a');
	return code - '0' < 10 ? UINT64_C(1) << (CHAR_SET_FIRST_DIGIT + code - '0')
			       : CHAR_SET_OTHERS;
}

static inline uint64_t char_set_of_all(const uint32_t *codes, size_t len)
{
	uint64_t set = 0;

	for (size_t i = 0; i < len; i++)
		set |= char_set_of(codes[i]);
	return set;
}

/* By byte of UTF-8 that is not folded yet: the bit of its character. All characters outside
 * ASCII count as letters or digits. */
extern const uint64_t char_set_bytes[256];

static inline uint64_t char_set_at(struct str text, size_t at)
{
	return char_set_bytes[(uint8_t)text.ptr[at]];
}

/* Whether a word that lacks these characters may occur: all must be there, or all but one
 * where the word may have an edit. */
static inline bool char_set_may_lack(uint64_t missing, bool edited)
{
	return missing == 0 || (edited && (missing & (missing - 1)) == 0);
}

#endif
