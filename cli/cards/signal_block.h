/* SPDX-License-Identifier: MIT */
/* Blocks signals while something is done that must not be left unfinished. */
#ifndef CLI_SIGNAL_BLOCK_H
#define CLI_SIGNAL_BLOCK_H

#include <signal.h>
#include <stdbool.h>

struct signal_block {
	sigset_t blocked, previous;
};

/* Blocks the signals that would end the process, if they can be blocked. False: it has
 * reported why not. */
bool signal_block_begin(struct signal_block *block);

/* Whether one is pending: it is time to clean up and end. */
bool signal_block_pending(const struct signal_block *block);

/* Unblocks them. If one is pending, the process ends here. */
void signal_block_end(const struct signal_block *block);

#endif
