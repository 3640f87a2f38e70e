/* SPDX-License-Identifier: MIT */
/*
 * Module and command must give the library the same host and year, or the same password could
 * get two verdicts. The year is in UTC.
 */
#include "store/system/host.h"

#include "store/system/calendar.h"

#include <time.h>
#include <unistd.h>

void host_name(char *host)
{
	if (gethostname(host, HOST_NAME_SIZE - 1) != 0)
		host[0] = '\0';
	host[HOST_NAME_SIZE - 1] = '\0';
}

int64_t host_now(void)
{
	struct timespec now = { .tv_sec = 0 };
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 || now.tv_sec < 0)
		return -1;
	return (int64_t)now.tv_sec;
}

int64_t host_today(void)
{
	int64_t now = host_now();
	return now < 0 ? -1 : now / CALENDAR_DAY;
}

int host_year(void)
{
	int64_t now = host_now();
	return now < 0 || now > CALENDAR_MAX ? 0 : calendar_split(now).year;
}
