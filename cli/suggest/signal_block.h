/* SPDX-License-Identifier: MIT */
/* Signals that wait while something is done that must not be left half. */
#ifndef CLI_SIGNAL_BLOCK_H
#define CLI_SIGNAL_BLOCK_H

#include <signal.h>
#include <stdbool.h>

struct signal_block {
	sigset_t blocked, previous;
};

/* Lets the signals wait that would end the process, but those that cannot wait. False: it
 * has said why not. */
bool signal_block_begin(struct signal_block *block);

/* Whether one is waiting: it is time to clear up and end. */
bool signal_block_pending(const struct signal_block *block);

/* Lets them through. Where one is waiting the process ends here. */
void signal_block_end(const struct signal_block *block);

#endif
