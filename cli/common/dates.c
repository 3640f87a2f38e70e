/* SPDX-License-Identifier: MIT */
/*
 * Times go out in UTC and in one form only, whose texts sort as the times do. So "twelve
 * months later" is the same text with the next year in front, in leap years too.
 */
#include "cli/common/dates.h"

#include "store/system/calendar.h"

#include <stdio.h>
#include <string.h>

enum { YEAR_DIGITS = 4, SECONDS_A_DAY = 86400 };

void dates_day(int64_t day, char buf[DATES_DAY_SIZE])
{
	char whole[DATES_TIME_SIZE];
	int64_t last = CALENDAR_MAX / SECONDS_A_DAY;

	dates_time((day < last ? day : last) * SECONDS_A_DAY, whole);
	memcpy(buf, whole, DATES_DAY_SIZE - 1);
	buf[DATES_DAY_SIZE - 1] = '\0';
}

/* The calendar keeps to these ranges; the compiler wants to see that it all fits. */
static unsigned below(int number, unsigned end)
{
	return (unsigned)number % end;
}

void dates_time(int64_t seconds, char buf[DATES_TIME_SIZE])
{
	struct calendar at = calendar_split(seconds);

	snprintf(buf, DATES_TIME_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ",
		 below(at.year, 10000), below(at.month, 100), below(at.day, 100),
		 below(at.hour, 100), below(at.minute, 100), below(at.second, 100));
}

bool dates_is_time(const char *text)
{
	static const char form[DATES_TIME_SIZE] = "0000-00-00T00:00:00Z";

	if (strlen(text) != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		if (form[i] == '0' ? !digit : text[i] != form[i])
			return false;
	}
	return true;
}

bool dates_is_year_past(const char *then, const char *now)
{
	char due[DATES_TIME_SIZE];

	memcpy(due, then, sizeof(due));
	for (int i = YEAR_DIGITS - 1; i >= 0 && due[i]++ == '9'; i--)
		due[i] = '0';
	return strcmp(now, due) >= 0;
}
