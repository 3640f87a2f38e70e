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
		"march",  "marchx",  "32march", "0may",	   "mar",
		"12",	  "foo2012", "3rd2012", "",	   "4th of",
		"4thofx", "of may",  "4 - may", "may - 4", "4ofofmay",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(cost_of(others[i]) == UINT32_MAX, others[i]);
}

#define MONTH BITS(3, 58)
#define DAY BITS(8, 51)
#define FORM BITS(2, 0)
#define SOME_YEAR BITS(7, 0)
#define YEAR2 BITS(6, 64)

static const struct {
	const char *text;
	uint32_t cost;
} costs[] = {
	{ "may2020", MONTH + FORM + SOME_YEAR },
	{ "may45", MONTH + FORM + YEAR2 },
	{ "4may", DAY + FORM },
	{ "4th of may", DAY + FORM },
	{ "may4", DAY + FORM },
	{ "4may2020", DAY + FORM + SOME_YEAR },
	{ "4, may", DAY + FORM },
	{ "may 4, 20", DAY + FORM + YEAR2 },
	{ "1may", DAY + FORM },
	{ "31may", DAY + FORM },
};

static void a_date_costs_what_is_told_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].text) == costs[i].cost, costs[i].text);
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
		cmocka_unit_test(a_date_costs_what_is_told_of_it),
		cmocka_unit_test(more_choice_costs_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
