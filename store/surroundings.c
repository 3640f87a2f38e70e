/* SPDX-License-Identifier: MIT */
/*
 * The module and the command must tell the library the same about the machine, or the
 * same password could get two verdicts. The year is that of UTC and is counted here:
 * gmtime_r() of glibc looks at TZ and loads the zone's file, and the host program's
 * environment is not ours to read.
 */
#include "store/surroundings.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

/* A request's range; the clock counts from the start of the first. */
#define YEAR_MIN 1970
#define YEAR_MAX 9999
#define SECONDS_A_DAY 86400

void surroundings_host(char *host)
{
	if (gethostname(host, SURROUNDINGS_HOST_SIZE - 1) != 0)
		host[0] = '\0';
	host[SURROUNDINGS_HOST_SIZE - 1] = '\0';
}

static int days_of(int year)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return leap ? 366 : 365;
}

int64_t surroundings_now(void)
{
	struct timespec now = { .tv_sec = 0 };
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 || now.tv_sec < 0)
		return -1;
	return (int64_t)now.tv_sec;
}

int64_t surroundings_today(void)
{
	int64_t now = surroundings_now();
	return now < 0 ? -1 : now / SECONDS_A_DAY;
}

int surroundings_year(void)
{
	int64_t days = surroundings_today();
	int year = YEAR_MIN;
	if (days < 0)
		return 0;
	for (; year <= YEAR_MAX && days >= days_of(year); year++)
		days -= days_of(year);
	return year <= YEAR_MAX ? year : 0;
}
