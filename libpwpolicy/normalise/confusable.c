/* SPDX-License-Identifier: MIT */
/*
 * The leet characters of subject.c. Where one stands for two letters (1 is i or l) the letters
 * become one, and where two digits stand for one letter (6 and 9 are g) only the first of
 * them does, so that years and dates remain different.
 */
#include "normalise/confusable.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

struct confusable {
	uint32_t code;
	char prototype;
};

static const struct confusable confusables[] = {
	{ '0', 'o' },  { '1', 'i' }, { 'l', 'i' }, { '2', 'z' },
	{ '3', 'e' },  { '4', 'a' }, { '5', 's' }, { '6', 'g' },
	{ '7', 't' },  { '8', 'b' }, { '@', 'a' }, { '$', 's' },
	{ '!', 'i' },  { '|', 'i' }, { '(', 'c' }, { 0x20ac, 'e' }, /* euro */
	{ 0xa3, 'i' },						    /* pound, for l */
};

uint32_t confusable_prototype(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_SIZE(confusables); i++)
		if (confusables[i].code == code)
			return (uint8_t)confusables[i].prototype;
	return code;
}

bool confusable_is_word(uint32_t code)
{
	if (code == UTF8_INVALID)
		return false;
	return confusable_prototype(code) != code ||
	       (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) == 0;
}
