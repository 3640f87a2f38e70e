/* SPDX-License-Identifier: MIT */
/*
 * The look-alikes of subject.c brought to one of them each. Where a sign has two letters
 * (1 is i or l) the letters become one, and where two digits have one letter (6 and 9 are
 * g) only the first of them does, so that years and dates remain apart.
 */
#include "normalise/confusable.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

struct look {
	uint32_t code;
	char letter;
};

static const struct look looks[] = {
	{ '0', 'o' },  { '1', 'i' }, { 'l', 'i' }, { '2', 'z' },
	{ '3', 'e' },  { '4', 'a' }, { '5', 's' }, { '6', 'g' },
	{ '7', 't' },  { '8', 'b' }, { '@', 'a' }, { '$', 's' },
	{ '!', 'i' },  { '|', 'i' }, { '(', 'c' }, { 0x20ac, 'e' }, /* euro */
	{ 0xa3, 'i' },						    /* pound, for l */
};

uint32_t confusable_of(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_SIZE(looks); i++)
		if (looks[i].code == code)
			return (uint8_t)looks[i].letter;
	return code;
}

bool confusable_has(uint32_t code)
{
	if (code == UTF8_INVALID)
		return false;
	return confusable_of(code) != code ||
	       (fold_class(code) & (CLASS_SYMBOL | CLASS_CONTROL)) == 0;
}
