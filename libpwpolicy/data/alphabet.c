/* SPDX-License-Identifier: MIT */
/*
 * The order of the punctuation is part of the data format: it may only be changed together
 * with the compiler of the word lists, which uses this file too.
 */
#include "data/alphabet.h"

#include "base/ascii.h"

#include <assert.h>
#include <string.h>

static const char characters[] =
	"\0abcdefghijklmnopqrstuvwxyz0123456789 !#$%&'()*+,-./:;<=>?@[]^_|";

static_assert(sizeof(characters) - 1 <= ALPHABET_SIZE, "every symbol fits 6 bits");

uint8_t alphabet_symbol(uint32_t code)
{
	if (ascii_is_lower(code))
		return (uint8_t)(code - 'a' + 1);
	if (ascii_is_digit(code))
		return (uint8_t)(code - '0' + ALPHABET_DIGIT_0);
	if (code < 0x20 || code > 0x7e)
		return ALPHABET_NONE;
	const char *found = strchr(characters + ALPHABET_DIGIT_9 + 1, (int)code);
	return found ? (uint8_t)(found - characters) : ALPHABET_NONE;
}

char alphabet_char(uint8_t symbol)
{
	return symbol < sizeof(characters) - 1 ? characters[symbol] : '\0';
}
