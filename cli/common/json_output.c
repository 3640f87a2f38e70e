/* SPDX-License-Identifier: MIT */
/*
 * json-c takes NULL for JSON's null, and returns NULL when memory runs out. These calls keep
 * the two apart, so that a document is written whole or not at all. Its printer does not look
 * at what its allocations return, and would cut the text; malloc(3) tells in errno.
 */
#include "cli/common/json_output.h"

#include "pwpolicy.h"
#include "cli/common/output.h"

#include <errno.h>
#include <json-c/json.h>
#include <stdio.h>

bool json_add(struct json_object *object, const char *name, struct json_object *value,
	      bool made)
{
	if (made && json_object_object_add(object, name, value) == 0)
		return true;
	json_object_put(value);
	return false;
}

bool json_add_text(struct json_object *object, const char *name, const char *text)
{
	struct json_object *value = text ? json_object_new_string(text) : NULL;

	return json_add(object, name, value, !text || value);
}

bool json_add_number(struct json_object *object, const char *name, bool known,
		     int64_t number)
{
	struct json_object *value = known ? json_object_new_int64(number) : NULL;

	return json_add(object, name, value, !known || value);
}

bool json_add_boolean(struct json_object *object, const char *name, bool known,
		      bool value)
{
	struct json_object *made = known ? json_object_new_boolean(value) : NULL;

	return json_add(object, name, made, !known || made);
}

bool json_append(struct json_object *list, struct json_object *item)
{
	if (item && json_object_array_add(list, item) == 0)
		return true;
	json_object_put(item);
	return false;
}

const char *json_text(struct json_object *document, int form)
{
	errno = 0;
	const char *text = json_object_to_json_string_ext(document, form);
	return errno == ENOMEM ? NULL : text;
}

bool json_print(struct json_object *document, bool complete)
{
	const int form = JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
			 JSON_C_TO_STRING_NOSLASHESCAPE;
	const char *text = complete ? json_text(document, form) : NULL;
	bool ok = text != NULL;

	if (ok)
		puts(text);
	else
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
	json_object_put(document);
	return ok;
}
