/* SPDX-License-Identifier: MIT */
/* A request as one line of JSON. */
#ifndef CLI_JSON_REQUEST_H
#define CLI_JSON_REQUEST_H

#include "cli/common/context.h"
#include "pwpolicy.h"

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
	struct json_object *object; /* holds the texts */
};

/*
 * Reads a line. Returns NULL, or what is wrong with it: a constant sentence that shows
 * nothing of the line. json_request_done() ends *ret_parsed in both cases.
 */
const char *json_request_parse(struct json_reader *reader, struct pwp_text line,
			       const struct context *context,
			       struct json_request *ret_parsed);

void json_request_done(struct json_request *parsed);

#endif
