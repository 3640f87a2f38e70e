/* SPDX-License-Identifier: MIT */
/*
 * A sign added before or after a password. People who must have one put it at the end, and mostly
 * an exclamation mark (Ur and others, "I Added '!' at the End to Make It Secure", SOUPS 2015). The
 * usual signs cost their place in the order below, all others the same.
 */
#include "match/matchers.h"

#include "base/log2.h"

static const char usual[] = "!.@*#$?_-+&";

bool only_signs_follow(const struct subject *subject, size_t at)
{
	for (; at < subject->count; at++)
		if (subject->cells[at].char_class != CLASS_SYMBOL)
			return false;
	return true;
}

static uint32_t sign_cost(uint32_t code)
{
	/* 32 signs are on a keyboard */
	const char *found = code < 0x80 ? strchr(usual, (int)code) : NULL;
	return AFFIX_COST + log2_of(found ? (uint64_t)(found - usual) + 1 : 32);
}

void sign_match(const struct match_input *input, size_t at, struct match_list *list)
{
	const struct cell *cell = &input->subject->cells[at];

	if (cell->char_class != CLASS_SYMBOL || cell->symbol == ALPHABET_NONE)
		return;
	if (at == 0 || only_signs_follow(input->subject, at + 1))
		match_add(list, at, at + 1, MATCH_AFFIX, sign_cost(cell->code));
}
