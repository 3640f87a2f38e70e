/* SPDX-License-Identifier: MIT */
/* Signals that wait while something is done that must not be left half. */
#ifndef CLI_SIGNAL_BLOCK_H
#define CLI_SIGNAL_BLOCK_H

#include <signal.h>
#include <stdbool.h>

struct hold {
	sigset_t held, before;
};

/* Lets the signals wait that would end the process, but those that cannot wait. False: it
 * has said why not. */
bool hold_begin(struct hold *hold);

/* Whether one is waiting: it is time to clear up and end. */
bool hold_has_come(const struct hold *hold);

/* Lets them through. Where one is waiting the process ends here. */
void hold_end(const struct hold *hold);

#endif
