/* SPDX-License-Identifier: MIT */
/* Classes and hashes, shared by the model's reader and by the compiler that trains it. */
#include "data/ngram.h"

#include "data/words_format.h"

#include <string.h>

uint8_t ngram_class(uint8_t symbol)
{
	static const char single[] = " .-_!@#$*&";

	if (symbol <= ALPHABET_DIGIT_9)
		return symbol;
	const char *found = strchr(single, alphabet_char(symbol));
	return (uint8_t)(found && *found ? ALPHABET_DIGIT_9 + 1 + (found - single)
					 : NGRAM_CLASSES - 1);
}

uint32_t ngram_hash(const uint8_t history[static 3], uint8_t next)
{
	uint32_t key = (uint32_t)history[0] << 18 | (uint32_t)history[1] << 12 |
		       (uint32_t)history[2] << 6 | next;

	/* finaliser of MurmurHash3 (public domain): every input bit affects every output
	 * bit */
	key ^= key >> 16;
	key *= UINT32_C(0x85ebca6b);
	key ^= key >> 13;
	key *= UINT32_C(0xc2b2ae35);
	return key ^ key >> 16;
}
