/* SPDX-License-Identifier: MIT */
/*
 * Dates are counted here: gmtime_r() of glibc looks at TZ and loads the zone's file, and
 * the host program's environment is not ours to read. Whole years and then whole months
 * are taken off the days since 1970; that is some fifty steps today.
 */
#include "store/system/calendar.h"

#include <stdbool.h>

#define YEAR_FIRST 1970
#define SECONDS_AN_HOUR 3600

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_year(int year)
{
	return is_leap(year) ? 366 : 365;
}

static int days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static int64_t nearest(int64_t seconds)
{
	if (seconds < 0)
		return 0;
	return seconds > CALENDAR_MAX ? CALENDAR_MAX : seconds;
}

struct calendar calendar_split(int64_t seconds)
{
	int64_t time = nearest(seconds);
	int days = (int)(time / CALENDAR_DAY);
	int rest = (int)(time % CALENDAR_DAY);
	struct calendar split = {
		.year = YEAR_FIRST,
		.month = 1,
		.hour = rest / SECONDS_AN_HOUR,
		.minute = rest / 60 % 60,
		.second = rest % 60,
	};

	for (; days >= days_of_year(split.year); split.year++)
		days -= days_of_year(split.year);
	for (; days >= days_of_month(split.year, split.month); split.month++)
		days -= days_of_month(split.year, split.month);
	split.day = days + 1;
	return split;
}
