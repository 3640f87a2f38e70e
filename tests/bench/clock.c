/* SPDX-License-Identifier: MIT */
/* CPU time and medians. */
#include "clock.h"

#include <stdlib.h>
#include <time.h>

static double read_clock(clockid_t id)
{
	struct timespec now;

	if (clock_gettime(id, &now) != 0)
		abort();
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

double clock_cpu(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

double clock_wall(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double clock_median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), compare);
	return count % 2 ? values[count / 2]
			 : (values[count / 2 - 1] + values[count / 2]) / 2;
}
