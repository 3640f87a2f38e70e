/* SPDX-License-Identifier: MIT */
/*
 * Repeats: what has just been typed, typed again (aaaa, abcabc, CharlieCharlie). As in
 * LZ77 (Ziv and Lempel 1977) a repeat is told by how far back it starts and how long it
 * goes on; the first copy is costed by the other matchers.
 */
#include "match/matchers.h"

#include "base/log2.h"

/* Farthest start of a copy, in cells. */
#define MAX_PERIOD 64
/* How far a copy is followed that begins inside another one: that one tells the rest. */
#define MAX_INNER_COPY 16
#define REPEAT_COST BITS(1, 0)
#define OTHER_CASE_COST BITS(1, 0)

static bool is_copy(const struct subject *subject, size_t at, size_t period)
{
	return at >= period &&
	       subject->cells[at].code == subject->cells[at - period].code;
}

/* How many cells from `at` on are the same as those `period` before them. */
static size_t copied(const struct subject *subject, size_t at, size_t period,
		     bool *ret_same_case)
{
	size_t len = 0, most = subject->count - at;

	if (is_copy(subject, at - 1, period) && most > MAX_INNER_COPY)
		most = MAX_INNER_COPY;
	*ret_same_case = true;
	while (len < most) {
		const struct cell *a = &subject->cells[at + len - period];
		const struct cell *b = &subject->cells[at + len];
		if (a->code != b->code)
			break;
		*ret_same_case = *ret_same_case && a->typed == b->typed;
		len++;
	}
	return len;
}

void repeat_match(const struct match_input *input, size_t at, struct match_list *list)
{
	for (size_t period = 1; period <= at && period <= MAX_PERIOD; period++) {
		bool same_case;
		size_t len = copied(input->subject, at, period, &same_case);
		size_t least = period < 2 ? 2 : period;
		if (len < least)
			continue;
		uint32_t cost = REPEAT_COST + log2_of(1 + len / period) +
				(same_case ? 0 : OTHER_CASE_COST);
		match_add(list, at, at + len, MATCH_REPEAT, cost);
		if (len > least)
			match_add(list, at, at + least, MATCH_REPEAT, cost);
		return; /* a longer period of the same text says nothing new */
	}
}
