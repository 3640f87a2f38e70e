/* SPDX-License-Identifier: MIT */
/*
 * json-c before 0.17 does not look at what its parser's allocations return: without memory a
 * string is cut, or a member has no name, at which the next one dies. But malloc(3) sets errno.
 * So a text is fed in pieces that end with a quotation mark: the name of a member is complete
 * at the end of a piece and not yet used, and errno is looked at between them. Only a strict
 * parser knows no other mark around names.
 */
#include "cli/common/json_input.h"

#include <errno.h>
#include <json-c/json.h>
#include <string.h>

/* The beginning of a text, up to its first quotation mark. */
static size_t piece_of(struct pwp_text text)
{
	const char *quote = memchr(text.ptr, '"', text.len);

	return quote ? (size_t)(quote - text.ptr) + 1 : text.len;
}

int json_input_parse(struct json_tokener *tokener, struct pwp_text text,
		     struct json_object **ret_object)
{
	enum json_tokener_error state = json_tokener_continue;
	struct json_object *object = NULL;

	while (text.len > 0 && state == json_tokener_continue) {
		size_t piece = piece_of(text);

		errno = 0;
		object = json_tokener_parse_ex(tokener, text.ptr, (int)piece);
		state = json_tokener_get_error(tokener);
		if (errno == ENOMEM) {
			json_object_put(object);
			return PWP_ERR_NOMEM;
		}
		if (state == json_tokener_success)
			piece = json_tokener_get_parse_end(tokener);
		text = (struct pwp_text){ text.ptr + piece, text.len - piece };
	}
	if (state != json_tokener_success || text.len > 0) {
		json_object_put(object);
		return PWP_ERR_SYNTAX;
	}
	*ret_object = object;
	return 0;
}

int json_input_read(struct pwp_text text, struct json_object **ret_object)
{
	struct json_tokener *tokener = json_tokener_new();

	if (!tokener)
		return PWP_ERR_NOMEM;
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
	int error = json_input_parse(tokener, text, ret_object);
	json_tokener_free(tokener);
	return error;
}
