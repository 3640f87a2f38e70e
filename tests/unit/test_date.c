/* SPDX-License-Identifier: MIT */
/* match/date.c: every day of the calendar in every way to write it, and nothing beyond
 * it. */
#include "typed.h"

#include "base/log2.h"
#include "base/text.h"

#include <string.h>
#include <time.h>

static struct typed typed;

static uint32_t cost_in_year(const char *text, int year)
{
	typed_init(&typed, text);
	typed.input.year = year;
	date_matcher.find(&typed.input, 0, &typed.list);
	const struct match *match =
		typed_find(&typed, 0, typed.subject.count, MATCH_DATE);
	return match ? match->cost : UINT32_MAX;
}

static uint32_t cost_of(const char *text)
{
	return cost_in_year(text, 0);
}

/* Ways to write a day: D, M and Y with all digits, d and m without leading 0, y two
 * digits. */
static const char *const ways[] = {
	"DMY",	 "DMy",	  "YMD",   "yMD", "D/M/Y", "D-M-y", "D.M.Y", "Y-M-D",
	"D M Y", "D_M_Y", "M/D/Y", "MDY", "DM",	   "D/M",   "d/m/Y", "Y",
};

static void write_day(const char *way, const struct tm *tm, char buf[32])
{
	struct text text;

	text_init(&text, buf, 32);
	for (; *way; way++) {
		int number = strchr("Dd", *way)	  ? tm->tm_mday
			     : strchr("Mm", *way) ? tm->tm_mon + 1
			     : *way == 'Y'	  ? tm->tm_year + 1900
						  : tm->tm_year % 100;
		if (!strchr("DdMmYy", *way)) {
			text_add(&text, (struct str){ way, 1 });
			continue;
		}
		if (strchr("DMy", *way) && number < 10)
			text_add_c(&text, "0");
		text_add_number(&text, (uint64_t)number);
	}
	assert_true(text_end(&text));
}

static void every_day_of_a_life_is_a_date(void **state)
{
	(void)state;
	/* each third day of 1930 to 2030, so that all days and months come by */
	for (time_t day = -14610; day < 22280; day += 3) {
		time_t seconds = day * 86400;
		struct tm tm;
		assert_non_null(gmtime_r(&seconds, &tm));
		for (size_t i = 0; i < COUNT_OF(ways); i++) {
			char text[32];
			write_day(ways[i], &tm, text);
			CHECK(cost_of(text) < BITS(18, 50), text);
		}
	}
}

static void what_no_calendar_has_is_none(void **state)
{
	static const char *const others[] = {
		"32012012", "00012012", "31131899", "99999999", "0000",	    "2060",
		"1899",	    "14//2012", "14/03-12", "1/2/3",	"14/13/13", "2012/13/13",
		"14032",    "a4/3/12",	"/14/3/12", "14/",	"41",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(cost_of(others[i]) == UINT32_MAX, others[i]);
}

static void single_digits_need_separators(void **state)
{
	(void)state;
	assert_true(cost_of("4/3/2012") < BITS(20, 0));
	assert_true(cost_of("4/3/12") < BITS(20, 0));
	assert_int_equal(cost_of("432012"), UINT32_MAX);
}

static void years_near_todays_cost_less(void **state)
{
	(void)state;
	assert_true(cost_in_year("2012", 2026) < cost_of("2012"));
	assert_int_equal(cost_in_year("2025", 2026), cost_in_year("2026", 2026));
	assert_int_equal(cost_in_year("2027", 2026), cost_in_year("2026", 2026));
	assert_true(cost_in_year("2025", 2026) < cost_in_year("1990", 2026));
	assert_true(cost_in_year("1990", 2026) < cost_in_year("1940", 2026));
	assert_int_equal(cost_of("2025"), cost_of("1940"));
	/* far from any year of living memory, still no trap for the arithmetic */
	assert_true(cost_in_year("2012", 9999) < BITS(20, 0));
}

#define DAY BITS(8, 51)
#define SOME_YEAR BITS(7, 0)
#define YEAR2 BITS(6, 64)
#define DIGITS BITS(1, 0)
#define SEPARATORS BITS(1, 50)

static const struct {
	const char *text;
	int year; /* 0: today is not known */
	uint32_t cost;
} costs[] = {
	{ "1999", 0, SOME_YEAR },
	{ "1403", 0, DAY + DIGITS },
	{ "14/3", 0, DAY + SEPARATORS },
	{ "140399", 0, DAY + YEAR2 + DIGITS },
	{ "14/03/99", 0, DAY + YEAR2 + SEPARATORS },
	{ "14.03.1999", 0, DAY + SOME_YEAR + SEPARATORS },
	/* log2 of 8 years, and of 16 */
	{ "2026", 2026, BITS(0, 50) + 3 * BITS_ONE },
	{ "2018", 2026, BITS(0, 50) + 3 * BITS_ONE },
	{ "2034", 2026, BITS(0, 50) + 3 * BITS_ONE },
	{ "2010", 2026, BITS(0, 50) + 4 * BITS_ONE },
	{ "2042", 2026, BITS(0, 50) + 4 * BITS_ONE },
};

static void a_date_costs_what_is_told_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_in_year(costs[i].text, costs[i].year) == costs[i].cost,
		      costs[i].text);
	assert_true(cost_in_year("2017", 2026) > cost_in_year("2018", 2026));
	assert_true(cost_in_year("2035", 2026) > cost_in_year("2034", 2026));
}

static void only_years_of_people_are_years(void **state)
{
	(void)state;
	assert_true(cost_of("1900") < UINT32_MAX && cost_of("2059") < UINT32_MAX);
	assert_true(cost_of("1899") == UINT32_MAX && cost_of("2060") == UINT32_MAX);
}

static void more_told_costs_more(void **state)
{
	static const char *const pairs[][2] = {
		{ "1403", "14031999" },
		{ "1999", "14031999" },
		{ "140399", "14/03/99" },
		{ "14031999", "14/03/1999" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		CHECK(cost_of(pairs[i][0]) < cost_of(pairs[i][1]), pairs[i][1]);
}

static void stays_inside_the_text(void **state)
{
	static const char text[] = "14/03/2012";

	(void)state;
	for (size_t len = 1; len < sizeof(text); len++)
		for (size_t at = 0; at < len; at++) {
			char cut[sizeof(text)] = "";
			memcpy(cut, text, len);
			typed_init(&typed, cut);
			date_matcher.find(&typed.input, at, &typed.list);
			for (size_t i = 0; i < typed.list.count; i++)
				assert_true(typed.list.items[i].end <= len);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_a_life_is_a_date),
		cmocka_unit_test(what_no_calendar_has_is_none),
		cmocka_unit_test(single_digits_need_separators),
		cmocka_unit_test(years_near_todays_cost_less),
		cmocka_unit_test(a_date_costs_what_is_told_of_it),
		cmocka_unit_test(only_years_of_people_are_years),
		cmocka_unit_test(more_told_costs_more),
		cmocka_unit_test(stays_inside_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
