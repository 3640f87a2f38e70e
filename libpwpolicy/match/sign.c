/* SPDX-License-Identifier: MIT */
/*
 * Signs that cost less than a random one, by where they stand. Before or after the
 * password: people who must have a sign put it at the end, and mostly an exclamation mark
 * (Ur and others, "I Added '!' at the End to Make It Secure", SOUPS 2015). Between words:
 * a separator, mostly a blank or a hyphen, and once one was chosen the next is the same.
 * In either place the usual signs cost their place in the order below, all others the
 * same.
 */
#include "match/matchers.h"

#include "base/log2.h"

#define SIGNS 32 /* on a keyboard */
#define SAME_SEPARATOR_COST BITS(0, 50)

static const char usual_ends[] = "!.@*#$?_-+&";
static const char usual_separators[] = " -_.,/&+";

bool only_signs_follow(const struct subject *subject, size_t at)
{
	for (; at < subject->count; at++)
		if (subject->cells[at].char_class != CLASS_SYMBOL)
			return false;
	return true;
}

static uint32_t place_cost(const char *usual, uint32_t code)
{
	const char *found = code < 0x80 ? strchr(usual, (int)code) : NULL;
	return AFFIX_COST + log2_of(found ? (uint64_t)(found - usual) + 1 : SIGNS);
}

/* Whether the nearest sign before cell `at` is the same one. */
static bool was_used(const struct subject *subject, size_t at)
{
	uint32_t code = subject->cells[at].code;

	while (at > 0)
		if (subject->cells[--at].char_class == CLASS_SYMBOL)
			return subject->cells[at].code == code;
	return false;
}

static bool is_between(const struct subject *subject, size_t at)
{
	return at > 0 && at + 1 < subject->count &&
	       subject->cells[at - 1].char_class != CLASS_SYMBOL &&
	       subject->cells[at + 1].char_class != CLASS_SYMBOL;
}

void sign_match(const struct match_input *input, size_t at, struct match_list *list)
{
	const struct subject *subject = input->subject;
	const struct cell *cell = &subject->cells[at];

	if (cell->char_class != CLASS_SYMBOL || cell->symbol == ALPHABET_NONE)
		return;
	if (at == 0 || only_signs_follow(subject, at + 1))
		match_add(list, at, at + 1, MATCH_AFFIX,
			  place_cost(usual_ends, cell->code));
	if (is_between(subject, at))
		match_add(list, at, at + 1, MATCH_AFFIX,
			  was_used(subject, at)
				  ? SAME_SEPARATOR_COST
				  : place_cost(usual_separators, cell->code));
}
