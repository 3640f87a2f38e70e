/* SPDX-License-Identifier: MIT */
/* The parts of pwpolicy check. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/common/context.h"
#include "pwpolicy.h"

#include <stdbool.h>

/* ---- many passwords from standard input, one verdict a line; batch.c */

/* One password a line. Returns the exit code. */
int batch_plain(const struct context *context);

/* One JSON object a line. `level` 0: as the profile of each line says. Returns the exit
 * code. */
int batch_json(const struct context *context, unsigned level);

/* ---- a request as one line of JSON; json_request.c */

struct json_object;
struct json_reader;

/* NULL when there is no memory. */
struct json_reader *json_reader_new(void);
void json_reader_free(struct json_reader *reader);

struct json_request {
	struct pwp_request request; /* the context's, overridden by the line's members */
	const char *user;	    /* to look up; NULL: the line has no user */
	struct pwp_text words[PWP_WORDS_MAX];
	struct pwp_text site_words[PWP_WORDS_MAX];
	struct json_object *object; /* owns the texts */
};

/*
 * Parses a line. Returns NULL, or what is wrong with it: a constant sentence that shows
 * nothing of the line. json_request_done() ends *ret_parsed in both cases.
 */
const char *json_request_parse(struct json_reader *reader, struct pwp_text line,
			       const struct context *context,
			       struct json_request *ret_parsed);

/* Wipes the texts. */
void json_request_done(struct json_request *parsed);

/* ---- how a strength adds up; breakdown.c */

/* Prints the parts of the cheapest guess. False: it has reported what failed. */
bool breakdown_print(const struct pwp_result *result);

/* ---- a second estimator; no verdict depends on it; zxcvbn.c */

/* For struct pwp_sources: 0 and log2 of the guesses, or non-zero for "no estimate". */
int zxcvbn_estimate(void *data, struct pwp_text password, double *ret_bits);

#endif
