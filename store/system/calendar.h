/* SPDX-License-Identifier: MIT */
/* The calendar of UTC, and dates and times as text. */
#ifndef PWP_STORE_CALENDAR_H
#define PWP_STORE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds of a day. */
#define CALENDAR_DAY INT64_C(86400)
/* The last second of the year 9999. */
#define CALENDAR_MAX INT64_C(253402300799)

/* "2026-08-01" and "2026-08-01T09:30:00Z", with their NUL. */
#define CALENDAR_DATE_SIZE 11
#define CALENDAR_TIME_SIZE 21

struct calendar {
	int year, month, day; /* from 1970, 1 and 1 */
	int hour, minute, second;
};

/* The days of a month from 1 to 12; the year 0 is a leap year. */
int calendar_month_days(int year, int month);

/* Splits seconds since 1970. A time outside 0 to CALENDAR_MAX counts as the nearest. */
struct calendar calendar_split(int64_t seconds);

/* Writes seconds since 1970 as RFC 3339 does, in UTC. */
void calendar_time(int64_t seconds, char buf[CALENDAR_TIME_SIZE]);

/* Writes days since 1970-01-01. */
void calendar_date(int64_t day, char buf[CALENDAR_DATE_SIZE]);

/* Whether a text is a time as calendar_time() writes it. */
bool calendar_is_time(const char *text);

/* Whether twelve months and more lie between two times as calendar_time() writes them. */
bool calendar_is_year_past(const char *then, const char *now);

#endif
