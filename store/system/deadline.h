/* SPDX-License-Identifier: MIT */
/* How long something is tried. Clocks that somebody sets do not matter. */
#ifndef PWP_STORE_DEADLINE_H
#define PWP_STORE_DEADLINE_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <time.h>

struct deadline {
	struct timespec end;
};

/* `seconds` from now. Returns 0 or PWP_ERR_FILE (there is no such clock). */
PWP_CHECKED int deadline_init(struct deadline *deadline, time_t seconds);

/* Sleeps for `nanoseconds`, under a second; a signal ends that. Returns 0, PWP_ERR_BUSY (the
 * deadline has passed) or PWP_ERR_FILE. */
PWP_CHECKED int deadline_pause(const struct deadline *deadline, long nanoseconds);

#endif
