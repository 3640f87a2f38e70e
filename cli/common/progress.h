/* SPDX-License-Identifier: MIT */
/* A bar on a terminal that tells how far a long piece of work is. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	const char *what; /* "reading" */
	bool shown;	  /* standard error is a terminal */
	int64_t next;	  /* when it is drawn again, in milliseconds */
};

/* Begins a piece of work. */
void progress_init(struct progress *progress, const char *what);

/* Tells how much is done of how much; `all` 0: nobody knows. */
void progress_show(struct progress *progress, uint64_t done, uint64_t all);

/* Takes the bar away. */
void progress_done(struct progress *progress);

#endif
