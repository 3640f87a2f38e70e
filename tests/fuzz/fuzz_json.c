/* SPDX-License-Identifier: MIT */
/*
 * Writes any verdict as JSON. A strict reader must take it and find in it what the
 * getters say; a buffer that is one byte too short must be refused and left empty.
 */
#include "fuzz.h"

#include <json-c/json.h>
#include <string.h>

static struct json_object *parse(const char *text, size_t len)
{
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *object;

	REQUIRE(tokener);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	object = json_tokener_parse_ex(tokener, text, (int)len + 1);
	REQUIRE(object && json_tokener_get_error(tokener) == json_tokener_success);
	json_tokener_free(tokener);
	return object;
}

static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *found = NULL;

	REQUIRE(json_object_object_get_ex(object, name, &found));
	return found;
}

static void check_json(const struct pwp_result *result, const char *text, size_t len)
{
	struct json_object *object = parse(text, len);
	struct json_object *reasons = member(object, "reasons");

	REQUIRE(json_object_get_boolean(member(object, "accepted")) ==
		pwp_result_accepted(result));
	REQUIRE(json_object_array_length(reasons) == pwp_result_reason_count(result));
	REQUIRE(strcmp(json_object_get_string(member(object, "route")),
		       pwp_result_route(result)) == 0);
	REQUIRE(json_object_is_type(member(object, "advice"), json_type_array));
	REQUIRE((unsigned)json_object_get_int(member(object, "score")) ==
		pwp_result_score(result));
	json_object_put(object);
}

static void check_short_buffer(const struct pwp_result *result, size_t len)
{
	static char text[PWP_JSON_SIZE];
	size_t untouched = 12345;

	text[0] = '#';
	REQUIRE(pwp_result_json(result, PWP_LEVEL_PLAIN, text, len, &untouched) ==
		PWP_ERR_BUFFER);
	REQUIRE(untouched == 12345 && text[0] == '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[PWP_JSON_SIZE];
	struct fuzz_request fuzz;
	struct pwp_result *result = NULL;
	size_t len = 0;

	fuzz_request_read(&fuzz, data, size);
	if (pwp_check(fuzz.checker, &fuzz.request, &result) != PWP_OK)
		return 0;
	REQUIRE(pwp_result_json(result, PWP_LEVEL_PLAIN, text, sizeof(text), &len) ==
		PWP_OK);
	REQUIRE(len == strlen(text) && !memchr(text, '\n', len));
	check_json(result, text, len);
	check_short_buffer(result, len);
	pwp_result_free(result);
	return 0;
}
