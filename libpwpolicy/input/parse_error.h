/* SPDX-License-Identifier: MIT */
/* Fills a parse error: what is wrong with a policy and where. */
#ifndef PWP_INPUT_PARSE_ERROR_H
#define PWP_INPUT_PARSE_ERROR_H

#include "base/str.h"
#include "pwpolicy.h"

/*
 * Writes the sentence, given in pieces, and the column (from 1; 0: none); keeps file and
 * line. Returns `error`, so that a caller can say `return parse_error_fail(...)`. The
 * sentence must not repeat an option's value: it may be a password printed in the written
 * policy.
 */
#define parse_error_fail(parse_error, error, column, ...) \
	parse_error_set(parse_error, error, column,       \
			(const char *const[]){ __VA_ARGS__, NULL })

/* As parse_error_fail(); NULL ends the pieces. */
int parse_error_set(struct pwp_parse_error *parse_error, int error, size_t column,
		    const char *const pieces[]);

/* Out of memory: the same everywhere. Returns PWP_ERR_NOMEM. */
int parse_error_nomem(struct pwp_parse_error *parse_error);

/* Which file the next faults are about; a longer name keeps its end. Resets the line. The
 * prefix is one of ours, and short. */
void parse_error_set_file(struct pwp_parse_error *parse_error, const char *prefix,
			  struct str name);

#endif
