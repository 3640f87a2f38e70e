/* SPDX-License-Identifier: MIT */
/* match/case_leet_cost.c: the ways to write a word, counted by hand. */
#include "typed.h"

#include "match/case_leet_cost.h"

#include <math.h>
#include <string.h>

static struct typed typed;

static uint32_t cost_of(const char *text)
{
	typed_init(&typed, text);
	return case_cost(&typed.subject, 0, typed.subject.count);
}

struct spelling {
	const char *text;
	double ways; /* that an attacker tries for this sort of capitals */
	const char *why;
};

static const struct spelling spellings[] = {
	{ "password", 1, "no capital is what people do" },
	{ "1234", 1, "no letter at all" },
	{ "\xe4\xb8\xad\xe6\x96\x87", 1, "a script without case" },
	{ "PASSWORD", 4, "all or nothing" },
	{ "A", 2 * 1.414214, "one letter is a first one" },
	/* sum of n choose k for k = 1 .. the rarer case, and one bit for leaving the
	 * habits */
	{ "passWord", 8 * 2, "8 choose 1" },
	{ "pAssWord", (8 + 28) * 2, "8 choose 1 and 2" },
	{ "PaSSwoRd", (8 + 28 + 56 + 70) * 2, "half of eight letters" },
	{ "pAsSwOrD", 8, "each second letter" },
	{ "Pa5SwOrd1", (7 + 21 + 35) * 2, "each second letter but one" },
	{ "pAs", 3 * 2, "too short to be a habit" },
	{ "pAsS", 8, "long enough" },
	{ "passworD", 4 * 1.414214, "the last letter" },
	{ "PASSwORD", 8 * 2, "one small letter among capitals" },
	{ "pa55WORD", (6 + 15) * 2, "digits are no letters" },
};

static void counts_the_ways_to_write_capitals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		double bits = log2(spellings[i].ways) * 256;
		double got = cost_of(spellings[i].text);
		CHECK(got <= bits + 0.001 && got >= bits - 1.001, spellings[i].why);
	}
}

static void usual_capitals_are_cheaper_than_unusual_ones(void **state)
{
	(void)state;
	assert_true(cost_of("password") < cost_of("Password"));
	assert_true(cost_of("Password") < cost_of("PASSWORD"));
	assert_true(cost_of("PASSWORD") < cost_of("passworD"));
	assert_true(cost_of("passworD") < cost_of("paSsword"));
	assert_true(cost_of("paSsword") < cost_of("paSswOrd"));
	assert_int_equal(cost_of("123Password"), cost_of("Password"));
}

static void long_words_do_not_overflow(void **state)
{
	char text[65] = "";
	uint32_t last = 0;

	(void)state;
	/* as many capitals as small letters cost ever more in longer words, at most a bit
	 * a letter */
	for (size_t len = 4; len <= 64; len += 2) {
		for (size_t i = 0; i < len; i++)
			text[i] = i < len / 2 ? 'x' : 'X';
		uint32_t cost = cost_of(text);
		assert_true(cost > last || len > 60);
		assert_true(cost <= len * BITS_ONE + BITS_ONE);
		last = cost;
	}
}

static void leet_costs_more_with_each_letter(void **state)
{
	(void)state;
	assert_int_equal(leet_cost(0), 0);
	assert_int_equal(leet_cost(1), BITS_ONE);
	assert_int_equal(leet_cost(3), BITS_ONE + 2 * BITS(0, 40));
	for (unsigned leets = 1; leets < 40; leets++)
		assert_true(leet_cost(leets + 1) > leet_cost(leets));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_the_ways_to_write_capitals),
		cmocka_unit_test(usual_capitals_are_cheaper_than_unusual_ones),
		cmocka_unit_test(long_words_do_not_overflow),
		cmocka_unit_test(leet_costs_more_with_each_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
