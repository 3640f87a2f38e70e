/* SPDX-License-Identifier: MIT */
/*
 * The module and the command must tell the library the same about the machine, or the same
 * password could get two verdicts. The year is that of UTC: no time zone is asked, because
 * the host program's environment is not ours to read.
 */
#include "store/surroundings.h"

#include <time.h>
#include <unistd.h>

/* A request's range. */
#define YEAR_MIN 1970
#define YEAR_MAX 9999

void surroundings_host(char *host)
{
	if (gethostname(host, SURROUNDINGS_HOST_SIZE - 1) != 0)
		host[0] = '\0';
	host[SURROUNDINGS_HOST_SIZE - 1] = '\0';
}

int surroundings_year(void)
{
	struct timespec now = { .tv_sec = 0 };
	struct tm date;
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 || !gmtime_r(&now.tv_sec, &date))
		return 0;
	int year = date.tm_year + 1900;
	return year >= YEAR_MIN && year <= YEAR_MAX ? year : 0;
}
