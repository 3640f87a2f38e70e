/* SPDX-License-Identifier: MIT */
/* A blocking call would need an alarm to end it, and the host's signals are not ours to use:
 * whoever waits for something tries it again after a pause. */
#include "store/system/deadline.h"

#include <errno.h>

int deadline_init(struct deadline *deadline, time_t seconds)
{
	if (clock_gettime(CLOCK_MONOTONIC, &deadline->end) != 0)
		return PWP_ERR_FILE;
	deadline->end.tv_sec += seconds;
	return 0;
}

static bool is_over(const struct timespec *end)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return true;
	return now.tv_sec > end->tv_sec ||
	       (now.tv_sec == end->tv_sec && now.tv_nsec >= end->tv_nsec);
}

int deadline_pause(const struct deadline *deadline, long nanoseconds)
{
	const struct timespec pause = { .tv_nsec = nanoseconds };

	if (is_over(&deadline->end))
		return PWP_ERR_BUSY;
	int number = clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
	return number == 0 || number == EINTR ? 0 : PWP_ERR_FILE;
}
