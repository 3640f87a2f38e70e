/* SPDX-License-Identifier: MIT */
/*
 * The alphabet of compiled words: symbols 1..26 are letters (case is folded before), 27..36
 * digits, then comes the ASCII punctuation that passwords use. 0 is everything else.
 */
#ifndef PWP_DATA_ALPHABET_H
#define PWP_DATA_ALPHABET_H

#include <stdbool.h>
#include <stdint.h>

enum {
	ALPHABET_NONE = 0,
	ALPHABET_LETTERS = 26, /* symbols 1..26 */
	ALPHABET_DIGIT_0 = 27,
	ALPHABET_DIGIT_9 = 36,
	ALPHABET_SIZE = 64 /* a symbol fits 6 bits */
};

/* The symbol of a case-folded code point, ALPHABET_NONE if it has none. */
uint8_t alphabet_symbol(uint32_t code);

/* The character of a symbol; 0 for ALPHABET_NONE or no symbol. */
char alphabet_char(uint8_t symbol);

static inline bool alphabet_is_letter(uint8_t symbol)
{
	return symbol >= 1 && symbol <= ALPHABET_LETTERS;
}

static inline bool alphabet_is_digit(uint8_t symbol)
{
	return symbol >= ALPHABET_DIGIT_0 && symbol <= ALPHABET_DIGIT_9;
}

#endif
