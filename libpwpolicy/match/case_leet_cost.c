/* SPDX-License-Identifier: MIT */
/*
 * Case: no capitals, all, the first letter or every second one are what people do; anything
 * else costs the ways to choose the letters of the rarer case (Wheeler, "zxcvbn: Low-Budget
 * Password Strength Estimation", USENIX Security 2016, 4.2). Leet: the rules of cracking tools
 * substitute all letters at once, so that further ones add little.
 */
#include "match/case_leet_cost.h"

#define FIRST_CAPITAL BITS(1, 50)
#define ALL_CAPITALS BITS(2, 0)
#define LAST_CAPITAL BITS(2, 50)
#define ALTERNATING BITS(3, 0) /* pAsSwOrD */
#define MIN_ALTERNATING 4

struct letters {
	unsigned upper, lower;
	unsigned changes;   /* of case from one letter to the next */
	size_t first, last; /* cells of the first and last letter */
};

static struct letters count_letters(const struct subject *subject, size_t start,
				    size_t end)
{
	struct letters letters = { .first = end };

	for (size_t i = start; i < end; i++) {
		unsigned char_class = subject->cells[i].char_class;
		if (!(char_class & (CLASS_UPPER | CLASS_LOWER)))
			continue;
		letters.changes += letters.first != end &&
				   char_class != subject->cells[letters.last].char_class;
		letters.upper += char_class == CLASS_UPPER;
		letters.lower += char_class == CLASS_LOWER;
		if (letters.first == end)
			letters.first = i;
		letters.last = i;
	}
	return letters;
}

/* Sum of n choose k for k = 1 .. max_k. Stops before it could overflow. */
static uint64_t sum_of_choices(unsigned n, unsigned max_k)
{
	uint64_t choose = 1, sum = 0;

	for (unsigned k = 1; k <= max_k; k++) {
		if (choose > UINT64_MAX / (n - k + 1) / 2)
			return sum;
		choose = choose * (n - k + 1) / k;
		sum += choose;
	}
	return sum;
}

uint32_t case_cost(const struct subject *subject, size_t start, size_t end)
{
	struct letters letters = count_letters(subject, start, end);

	if (letters.upper == 0)
		return 0;
	if (letters.upper == 1 && subject->cells[letters.first].char_class == CLASS_UPPER)
		return FIRST_CAPITAL;
	if (letters.lower == 0)
		return ALL_CAPITALS;
	if (letters.upper == 1 && subject->cells[letters.last].char_class == CLASS_UPPER)
		return LAST_CAPITAL;
	unsigned count = letters.upper + letters.lower;
	if (letters.changes == count - 1 && count >= MIN_ALTERNATING)
		return ALTERNATING;
	unsigned rarer = letters.upper < letters.lower ? letters.upper : letters.lower;
	return log2_of(sum_of_choices(count, rarer)) + BITS_ONE;
}

uint32_t leet_cost(unsigned leets)
{
	return leets == 0 ? 0 : BITS(1, 0) + (leets - 1) * BITS(0, 40);
}
