/* SPDX-License-Identifier: MIT */
/*
 * Sign-offs are lines of JSON in the journal of the state folder: time, name, administrators
 * (how many were listed) and policy (a fingerprint). The last valid line counts; one that a
 * crash has truncated is ignored.
 */
#include "cli/account/sign_off.h"

#include "cli/common/json_output.h"
#include "store/record/journal.h"
#include "base/printable.h"

#include <json-c/json.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool sign_off_is_name(const char *name)
{
	size_t len = strlen(name);

	return len > 0 && len <= SIGN_OFF_NAME_MAX && name[strspn(name, " ")] &&
	       printable(name);
}

static const char *member(struct json_object *line, const char *name)
{
	struct json_object *value = NULL;

	if (!json_object_object_get_ex(line, name, &value) ||
	    !json_object_is_type(value, json_type_string))
		return "";
	return json_object_get_string(value);
}

static bool take(struct json_object *line, struct sign_off *ret_sign_off)
{
	const char *time = member(line, "time");
	const char *name = member(line, "name");

	if (!calendar_is_time(time) || !sign_off_is_name(name))
		return false;
	snprintf(ret_sign_off->time, sizeof(ret_sign_off->time), "%s", time);
	snprintf(ret_sign_off->name, sizeof(ret_sign_off->name), "%s", name);
	return true;
}

static bool parse_line(const char *text, size_t len, struct sign_off *ret_sign_off)
{
	char *copy = strndup(text, len);
	struct json_object *line = copy ? json_tokener_parse(copy) : NULL;
	bool ok = json_object_is_type(line, json_type_object) && take(line, ret_sign_off);

	json_object_put(line);
	free(copy);
	return ok;
}

bool sign_off_parse(const char *journal, struct sign_off *ret_last)
{
	bool found = false;

	while (*journal) {
		size_t len = strcspn(journal, "\n");

		found |= parse_line(journal, len, ret_last);
		journal += len + (journal[len] != '\0');
	}
	return found;
}

int sign_off_last(const struct places *places, struct sign_off *ret_last)
{
	char *journal = NULL;
	int error = journal_load(places, JOURNAL_REVIEW, &journal);

	if (error)
		return error;
	bool found = sign_off_parse(journal, ret_last);
	free(journal);
	return found ? 0 : PWP_ERR_UNKNOWN;
}

int sign_off_add(const struct places *places, const struct sign_off *sign_off,
		 size_t administrators, const char *rules)
{
	struct json_object *line = json_object_new_object();
	int error = PWP_ERR_NOMEM;

	bool ok =
		line && json_add_text(line, "time", sign_off->time) &&
		json_add_text(line, "name", sign_off->name) &&
		json_add_number(line, "administrators", true, (int64_t)administrators) &&
		json_add_text(line, "policy", *rules ? rules : NULL);
	const char *text = ok ? json_object_to_json_string_ext(
					line, JSON_C_TO_STRING_PLAIN |
						      JSON_C_TO_STRING_NOSLASHESCAPE)
			      : NULL;
	if (text)
		error = journal_add(places, JOURNAL_REVIEW, text);
	json_object_put(line);
	return error;
}
