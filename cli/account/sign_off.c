/* SPDX-License-Identifier: MIT */
/*
 * Sign-offs are lines of JSON in the journal of the state folder: time, name, administrators
 * (how many were listed) and policy (a fingerprint). The last valid line counts; one that a
 * crash has truncated is ignored.
 */
#include "cli/account/sign_off.h"

#include "cli/common/json_input.h"
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

static int parse_line(struct pwp_text text, struct sign_off *ret_sign_off, bool *found)
{
	struct json_object *line = NULL;
	int error = json_input_read(text, &line);

	if (!error && json_object_is_type(line, json_type_object))
		*found |= take(line, ret_sign_off);
	json_object_put(line);
	return error == PWP_ERR_NOMEM ? error : 0;
}

int sign_off_parse(const char *journal, struct sign_off *ret_last)
{
	bool found = false;
	int error = 0;

	while (*journal && !error) {
		size_t len = strcspn(journal, "\n");

		error = parse_line((struct pwp_text){ journal, len }, ret_last, &found);
		journal += len + (journal[len] != '\0');
	}
	if (error)
		return error;
	return found ? 0 : PWP_ERR_UNKNOWN;
}

int sign_off_last(const struct places *places, struct sign_off *ret_last)
{
	char *journal = NULL;
	int error = journal_load(places, JOURNAL_REVIEW, &journal);

	if (error)
		return error;
	error = sign_off_parse(journal, ret_last);
	free(journal);
	return error;
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
	const char *text = ok ? json_text(line, JSON_C_TO_STRING_PLAIN |
							JSON_C_TO_STRING_NOSLASHESCAPE)
			      : NULL;
	if (text)
		error = journal_add(places, JOURNAL_REVIEW, text);
	json_object_put(line);
	return error;
}
