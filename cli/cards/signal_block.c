/* SPDX-License-Identifier: MIT */
/*
 * Blocked signals are pending in the kernel: there is no handler. Signals that the process
 * ignores are not blocked, because they would be pending, too, and nohup(1) means that work
 * goes on. A write beyond the limit on the size of files is an error like a full disk.
 */
#include "cli/cards/signal_block.h"

#include "base/array.h"
#include "cli/common/output.h"

#include <errno.h>
#include <string.h>

/* Signals that end a process from outside; not those of its own faults. */
static const int ending[] = {
	SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGXCPU, SIGUSR1, SIGUSR2,
};

static bool fill(struct signal_block *block)
{
	if (sigemptyset(&block->blocked) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(ending); i++) {
		struct sigaction now;

		if (sigaction(ending[i], NULL, &now) != 0)
			return false;
		if (now.sa_handler != SIG_IGN &&
		    sigaddset(&block->blocked, ending[i]) != 0)
			return false;
	}
	return true;
}

bool signal_block_begin(struct signal_block *block)
{
	const struct sigaction ignore = { .sa_handler = SIG_IGN };

	if (fill(block) && sigaction(SIGXFSZ, &ignore, NULL) == 0 &&
	    sigprocmask(SIG_BLOCK, &block->blocked, &block->previous) == 0)
		return true;
	output_error("signals: %s", strerror(errno));
	return false;
}

bool signal_block_pending(const struct signal_block *block)
{
	sigset_t pending;

	if (sigpending(&pending) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(ending); i++)
		if (sigismember(&block->blocked, ending[i]) == 1 &&
		    sigismember(&pending, ending[i]) == 1)
			return true;
	return false;
}

void signal_block_end(const struct signal_block *block)
{
	/* it fails for a wrong argument only */
	(void)sigprocmask(SIG_SETMASK, &block->previous, NULL);
}
