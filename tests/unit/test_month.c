/* SPDX-License-Identifier: MIT */
/* match/month.c: dates with the month in words. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static uint32_t cost_of(const char *text)
{
	const struct match *match = typed_whole(&typed, text, &month_matcher, MATCH_DATE);
	return match ? match->cost : UINT32_MAX;
}

static void knows_the_ways_to_write_a_date(void **state)
{
	static const char *const dates[] = {
		"3rdmarch2012", "14mar12",	"14-mar-2012",	"1st january 1999",
		"july4th",	"dec251984",	"december25th", "nov-2019",
		"may2020",	"sep 3, 2001",	"31oct",	"Feb29",
		"4th of may",	"1stofapril05", "19 of March",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(dates); i++)
		CHECK(cost_of(dates[i]) < BITS(20, 0), dates[i]);
}

static void takes_nothing_else_for_one(void **state)
{
	static const char *const others[] = {
		"march",   "marchx",  "32march", "0may",   "mar",    "12",
		"foo2012", "3rd2012", "",	 "4th of", "4thofx", "of may",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(cost_of(others[i]) == UINT32_MAX, others[i]);
}

static void more_choice_costs_more(void **state)
{
	(void)state;
	assert_true(cost_of("may2020") < cost_of("4may2020"));
	assert_true(cost_of("4may") < cost_of("4may2020"));
	assert_true(cost_of("4may2020") < cost_of("4MaY2020"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_ways_to_write_a_date),
		cmocka_unit_test(takes_nothing_else_for_one),
		cmocka_unit_test(more_choice_costs_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
