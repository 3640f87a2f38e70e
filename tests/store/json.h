/* SPDX-License-Identifier: MIT */
/* Reads a line as strict JSON; what is none fails the test. */
#ifndef PWP_TESTS_STORE_JSON_H
#define PWP_TESTS_STORE_JSON_H

#include "check.h"

#include <json-c/json.h>
#include <string.h>

/* The caller gives the object back with json_object_put(). */
static inline struct json_object *json_parse(const char *line)
{
	struct json_tokener *tokener = json_tokener_new();

	assert_non_null(tokener);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	struct json_object *object =
		json_tokener_parse_ex(tokener, line, (int)strlen(line) + 1);
	if (json_tokener_get_error(tokener) != json_tokener_success)
		fail_msg("this is no JSON: %s", line);
	json_tokener_free(tokener);
	return object;
}

static inline struct json_object *json_member(struct json_object *object,
					      const char *name)
{
	struct json_object *found = NULL;

	assert_true(json_object_object_get_ex(object, name, &found));
	return found;
}

static inline const char *json_text(struct json_object *object, const char *name)
{
	return json_object_get_string(json_member(object, name));
}

#endif
