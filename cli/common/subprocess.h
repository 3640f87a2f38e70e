/* SPDX-License-Identifier: MIT */
/* Running another program for its output, or feeding it, within limits. */
#ifndef CLI_SUBPROCESS_H
#define CLI_SUBPROCESS_H

#include "pwpolicy.h"

#include <stddef.h>

/* The longest output that is read, and how long the program may take. */
#define SUBPROCESS_TEXT_MAX ((size_t)256 * 1024)
#define SUBPROCESS_SECONDS 10

/*
 * Runs the program argv[0] (an absolute path) with an empty environment, and with
 * /dev/null as standard input and standard error, and reads its standard output. `argv` ends with NULL.
 * Returns 0 with a text that the caller frees; PWP_ERR_UNKNOWN: there is no such program;
 * PWP_ERR_FILE: it could not be run or failed; PWP_ERR_TOO_BIG; PWP_ERR_BUSY: it took too
 * long; PWP_ERR_NOMEM.
 */
PWP_CHECKED int subprocess_read(const char *const *argv, char **ret_text);

/*
 * Runs the program with `input` as its standard input, for as long as it takes up to
 * SUBPROCESS_FEED_SECONDS; the input is at most PIPE_BUF bytes. *ret_text, for the caller to
 * free, is what it says on standard output and standard error, also where it failed; NULL:
 * nothing could be read. Returns what subprocess_read() returns.
 */
#define SUBPROCESS_FEED_SECONDS 60
PWP_CHECKED int subprocess_feed(const char *const *argv, struct pwp_text input,
				char **ret_text);

#endif
