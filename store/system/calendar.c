/* SPDX-License-Identifier: MIT */
/*
 * Dates are counted here: gmtime_r() of glibc looks at TZ and loads the zone's file, and
 * the host program's environment is not ours to read. Whole years and then whole months
 * are taken off the days since 1970; that is some fifty steps today.
 *
 * Times are written in one form only, whose texts sort as the times do. So "twelve months
 * later" is the same text with the next year in front, in leap years too.
 */
#include "store/system/calendar.h"

#include <string.h>

#define YEAR_FIRST 1970
#define SECONDS_AN_HOUR 3600
#define YEAR_DIGITS 4

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_year(int year)
{
	return is_leap(year) ? 366 : 365;
}

int calendar_month_days(int year, int month)
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
	for (; days >= calendar_month_days(split.year, split.month); split.month++)
		days -= calendar_month_days(split.year, split.month);
	split.day = days + 1;
	return split;
}

static char *write_digits(char *at, int number, int width, char after)
{
	for (int i = width; i-- > 0; number /= 10)
		at[i] = (char)('0' + number % 10);
	at[width] = after;
	return at + width + 1;
}

void calendar_time(int64_t seconds, char buf[CALENDAR_TIME_SIZE])
{
	struct calendar split = calendar_split(seconds);
	char *at = write_digits(buf, split.year, YEAR_DIGITS, '-');

	at = write_digits(at, split.month, 2, '-');
	at = write_digits(at, split.day, 2, 'T');
	at = write_digits(at, split.hour, 2, ':');
	at = write_digits(at, split.minute, 2, ':');
	at = write_digits(at, split.second, 2, 'Z');
	*at = '\0';
}

void calendar_date(int64_t day, char buf[CALENDAR_DATE_SIZE])
{
	char time[CALENDAR_TIME_SIZE];
	int64_t last = CALENDAR_MAX / CALENDAR_DAY;
	int64_t nearest_day = day < 0 ? 0 : day > last ? last : day;

	calendar_time(nearest_day * CALENDAR_DAY, time);
	memcpy(buf, time, CALENDAR_DATE_SIZE - 1);
	buf[CALENDAR_DATE_SIZE - 1] = '\0';
}

bool calendar_is_time(const char *text)
{
	static const char form[CALENDAR_TIME_SIZE] = "0000-00-00T00:00:00Z";

	if (strlen(text) != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		if (form[i] == '0' ? !digit : text[i] != form[i])
			return false;
	}
	return true;
}

bool calendar_is_year_past(const char *then, const char *now)
{
	char due[CALENDAR_TIME_SIZE];

	memcpy(due, then, sizeof(due));
	for (int i = YEAR_DIGITS - 1; i >= 0 && due[i]++ == '9'; i--)
		due[i] = '0';
	return strcmp(now, due) >= 0;
}
