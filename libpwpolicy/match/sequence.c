/* SPDX-License-Identifier: MIT */
/*
 * Sequences: 12345, abcd, 9876, 2468. A sequence is described by its start, its step and its
 * length (Wheeler 2016, 4.2.2): an attacker tries the usual starts first, and ascending
 * before descending.
 */
#include "base/ascii.h"
#include "match/case_leet_cost.h"
#include "match/matchers.h"

#define MIN_LEN 3
#define MAX_LEN 24
#define USUAL_START_COST BITS(1, 0)
#define DESCENDING_COST BITS(1, 0)
#define STEP_OF_TWO_COST BITS(2, 0)

/* The step between two letters or two digits, 0 if there is none. After 9 comes 0. */
static int step_between(const struct cell *a, const struct cell *b)
{
	bool digits = ascii_is_digit(a->code) && ascii_is_digit(b->code);
	bool letters = ascii_is_lower(a->code) && ascii_is_lower(b->code);

	if (!digits && !letters)
		return 0;
	if (digits && a->code == '9' && b->code == '0')
		return 1;
	if (digits && a->code == '0' && b->code == '9')
		return -1;
	int step = (int)b->code - (int)a->code;
	return step >= -2 && step <= 2 ? step : 0;
}

static uint32_t start_cost(uint32_t code)
{
	switch (code) {
	case '0':
	case '1':
	case '9':
	case 'a':
	case 'z':
		return USUAL_START_COST;
	default:
		return ascii_is_digit(code) ? log2_of(10) : log2_of(26);
	}
}

static void find_sequences(const struct match_input *input, size_t at,
			   struct match_list *list)
{
	const struct cell *cells = input->subject->cells;
	size_t limit = input->subject->count - at < MAX_LEN ? input->subject->count
							    : at + MAX_LEN;

	if (limit - at < MIN_LEN)
		return;
	int step = step_between(&cells[at], &cells[at + 1]);
	if (step == 0)
		return;
	uint32_t base = start_cost(cells[at].code) + (step < 0 ? DESCENDING_COST : 0) +
			(step == 2 || step == -2 ? STEP_OF_TWO_COST : 0);
	for (size_t end = at + 2; end < limit; end++) {
		if (step_between(&cells[end - 1], &cells[end]) != step)
			return;
		match_list_add(list, at, end + 1, MATCH_SEQUENCE,
			       base + log2_of(end + 1 - at) +
				       case_cost(input->subject, at, end + 1));
	}
}

const struct matcher sequence_matcher = { .find = find_sequences };
