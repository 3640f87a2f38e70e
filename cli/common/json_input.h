/* SPDX-License-Identifier: MIT */
/* Reading JSON through json-c, with every allocation checked. */
#ifndef CLI_JSON_INPUT_H
#define CLI_JSON_INPUT_H

#include "pwpolicy.h"

struct json_object;
struct json_tokener;

/*
 * Parses a text that is one value and nothing else. The tokener has JSON_TOKENER_STRICT and is
 * reset by the caller. Returns 0, PWP_ERR_NOMEM or PWP_ERR_SYNTAX. *ret_object is the caller's,
 * NULL for JSON's null.
 */
PWP_CHECKED int json_input_parse(struct json_tokener *tokener, struct pwp_text text,
				 struct json_object **ret_object);

/* The same with a tokener of its own. */
PWP_CHECKED int json_input_read(struct pwp_text text, struct json_object **ret_object);

#endif
