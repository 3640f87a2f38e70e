/* SPDX-License-Identifier: MIT */
/* The calendar of UTC. */
#ifndef PWP_STORE_CALENDAR_H
#define PWP_STORE_CALENDAR_H

#include <stdint.h>

/* Seconds of a day. */
#define CALENDAR_DAY 86400
/* The last second of the year 9999. */
#define CALENDAR_MAX INT64_C(253402300799)

struct calendar {
	int year, month, day; /* from 1970, 1 and 1 */
	int hour, minute, second;
};

/* Splits seconds since 1970. A time outside 0 to CALENDAR_MAX counts as the nearest. */
struct calendar calendar_split(int64_t seconds);

#endif
