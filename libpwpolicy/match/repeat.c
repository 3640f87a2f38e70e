/* SPDX-License-Identifier: MIT */
/*
 * Repeats: what has just been typed, typed again (aaaa, abcabc, CharlieCharlie). As in LZ77
 * (Ziv and Lempel 1977) a repeat is described by how far back it starts and how long it is;
 * the first copy is charged by the other matchers.
 */
#include "base/log2.h"
#include "match/matchers.h"

/* Farthest start of a copy, in cells. */
#define MAX_PERIOD 64
/* How far a copy is followed that begins inside another one, which covers the rest. */
#define MAX_INNER_COPY 16
#define REPEAT_COST BITS(1, 0)
#define OTHER_CASE_COST BITS(1, 0)

/* How many cells from `at` on are the same as those `period` before them. */
static size_t copy_len(const struct subject *subject, size_t at, size_t period,
		       bool *ret_same_case)
{
	const struct cell *before = &subject->cells[at - 1];
	bool inner = at > period && before->code == before[-(ptrdiff_t)period].code;
	size_t len = 0, limit = subject->count - at;

	if (inner && limit > MAX_INNER_COPY)
		limit = MAX_INNER_COPY;
	*ret_same_case = true;
	while (len < limit) {
		const struct cell *a = &subject->cells[at + len - period];
		const struct cell *b = &subject->cells[at + len];
		if (a->code != b->code)
			break;
		*ret_same_case = *ret_same_case && a->typed == b->typed;
		len++;
	}
	return len;
}

static void find_repeats(const struct match_input *input, size_t at,
			 struct match_list *list)
{
	for (size_t period = 1; period <= at && period <= MAX_PERIOD; period++) {
		bool same_case;
		size_t len = copy_len(input->subject, at, period, &same_case);
		size_t min_len = period < 2 ? 2 : period;
		if (len < min_len)
			continue;
		uint32_t cost = REPEAT_COST + log2_of(1 + len / period) +
				(same_case ? 0 : OTHER_CASE_COST);
		match_list_add(list, at, at + len, MATCH_REPEAT, cost);
		if (len > min_len)
			match_list_add(list, at, at + min_len, MATCH_REPEAT, cost);
		return; /* a longer period of the same text adds nothing */
	}
}

const struct matcher repeat_matcher = { .find = find_repeats };
