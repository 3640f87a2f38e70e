/* SPDX-License-Identifier: MIT */
/* How far a task is, on the terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	const char *what; /* "reading" */
	bool shown;	  /* standard error is a terminal, and nobody forbade it */
	bool bar;	  /* the terminal can draw again what is there; else lines */
	int64_t next;	  /* when it is shown again, in milliseconds */
};

/* From now on no task shows any: for an option --no-progress. */
void progress_forbid(void);

/* Begins a task. */
void progress_init(struct progress *progress, const char *what);

/* Shows how much of `all` is done; `all` 0: it is not known. */
void progress_show(struct progress *progress, uint64_t done, uint64_t all);

/* Removes the bar. */
void progress_done(struct progress *progress);

#endif
