/* SPDX-License-Identifier: MIT */
/* Dates against those of the C library, which is not asked by the store itself. */
#include "store/system/calendar.h"

#include "check.h"

#include <time.h>

/* A prime number of seconds, so that every hour, minute and second has its turn. */
#define STEP 2000003

static void check_time(int64_t seconds)
{
	time_t clock = (time_t)seconds;
	struct tm expected;
	struct calendar split = calendar_split(seconds);

	assert_non_null(gmtime_r(&clock, &expected));
	assert_int_equal(split.year, expected.tm_year + 1900);
	assert_int_equal(split.month, expected.tm_mon + 1);
	assert_int_equal(split.day, expected.tm_mday);
	assert_int_equal(split.hour, expected.tm_hour);
	assert_int_equal(split.minute, expected.tm_min);
	assert_int_equal(split.second, expected.tm_sec);
}

static void agrees_with_the_c_library(void **state)
{
	(void)state;
	for (int64_t seconds = 0; seconds <= CALENDAR_MAX; seconds += STEP)
		check_time(seconds);
}

static void knows_the_ends_of_days_months_and_years(void **state)
{
	static const int64_t moments[] = {
		0,	    951782400 /* 29 February 2000 */,  1709164800 /* of 2024 */,
		946684800,  4107542400 /* 1 March 2100 */,     1798761600,
		4102444800, 13574563200 /* 1 March of 2400 */, CALENDAR_MAX,
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(moments); i++) {
		check_time(moments[i]);
		if (moments[i] > 0)
			check_time(moments[i] - 1);
	}
}

static void counts_impossible_times_as_the_nearest(void **state)
{
	static const int64_t early[] = { -1, INT64_MIN };
	static const int64_t late[] = { CALENDAR_MAX + 1, INT64_MAX };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(early); i++)
		assert_int_equal(calendar_split(early[i]).year, 1970);
	for (size_t i = 0; i < COUNT_OF(late); i++) {
		assert_int_equal(calendar_split(late[i]).year, 9999);
		assert_int_equal(calendar_split(late[i]).second, 59);
	}
}

static void twelve_months_end_on_the_same_day(void **state)
{
	static const struct {
		const char *then, *now;
		bool over;
	} cases[] = {
		{ "2025-03-01T10:00:00Z", "2026-03-01T09:59:59Z", false },
		{ "2025-03-01T10:00:00Z", "2026-03-01T10:00:00Z", true },
		{ "2024-02-29T10:00:00Z", "2025-02-28T23:00:00Z", false },
		{ "2024-02-29T10:00:00Z", "2025-03-01T00:00:00Z", true },
		{ "2029-12-31T23:59:59Z", "2030-12-31T23:59:58Z", false },
		{ "1999-06-01T00:00:00Z", "2000-06-01T00:00:00Z", true },
		{ "2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(calendar_is_year_past(cases[i].then, cases[i].now) == cases[i].over,
		      cases[i].then);
}

static void writes_times_and_dates(void **state)
{
	char time[CALENDAR_TIME_SIZE];
	char day[CALENDAR_DATE_SIZE];

	(void)state;
	calendar_time(951827696, time);
	assert_string_equal(time, "2000-02-29T12:34:56Z");
	assert_true(calendar_is_time(time));
	calendar_date(20000, day);
	assert_string_equal(day, "2024-10-04");
	calendar_date(INT64_MAX, day);
	assert_string_equal(day, "9999-12-31");
	calendar_date(INT64_MIN, day);
	assert_string_equal(day, "1970-01-01");
	assert_false(calendar_is_time("2000-02-29T12:34:56"));
	assert_false(calendar_is_time("2000-02-29 12:34:56Z"));
	assert_false(calendar_is_time("2000-02-29T12:34:5xZ"));
}

static void tells_the_days_of_months(void **state)
{
	static const struct {
		int year, month, days;
	} cases[] = {
		{ 2023, 1, 31 }, { 2023, 2, 28 },  { 2024, 2, 29 },
		{ 1900, 2, 28 }, { 2000, 2, 29 },  { 0, 2, 29 },
		{ 2023, 4, 30 }, { 2023, 11, 30 }, { 2023, 12, 31 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(calendar_month_days(cases[i].year, cases[i].month),
				 cases[i].days);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_c_library),
		cmocka_unit_test(tells_the_days_of_months),
		cmocka_unit_test(knows_the_ends_of_days_months_and_years),
		cmocka_unit_test(twelve_months_end_on_the_same_day),
		cmocka_unit_test(writes_times_and_dates),
		cmocka_unit_test(counts_impossible_times_as_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
