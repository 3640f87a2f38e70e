/* SPDX-License-Identifier: MIT */
/* Dates and times of UTC as text. */
#ifndef CLI_DATES_H
#define CLI_DATES_H

#include <stdbool.h>
#include <stdint.h>

/* "2026-08-01" and "2026-08-01T09:30:00Z", with their NUL. */
#define DATES_DAY_SIZE 11
#define DATES_TIME_SIZE 21

/* Days since 1970-01-01. */
void dates_day(int64_t day, char buf[DATES_DAY_SIZE]);

/* Seconds since 1970; as RFC 3339 writes them. */
void dates_time(int64_t seconds, char buf[DATES_TIME_SIZE]);

/* Whether a text is a time as dates_time() writes it. */
bool dates_is_time(const char *text);

/* Whether twelve months and more lie between two times as dates_time() writes them. */
bool dates_is_year_past(const char *then, const char *now);

#endif
