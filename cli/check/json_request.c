/* SPDX-License-Identifier: MIT */
/*
 * Parses a request from a line of JSON: an object whose members are password (required),
 * user, full_name, home, old_password, words, site, profile. Strict: another member,
 * another type, text after the object or invalid UTF-8 is a fault, and faults show nothing
 * of the line. The strings are wiped when the line is done; json-c's own working copy is
 * overwritten by the next line and lives as long as the process, which is why main.c
 * disables core dumps.
 */
#include "cli/check/check.h"

#include "base/array.h"
#include "cli/common/json_input.h"

#include <assert.h>
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

/* An object, a list, a string. */
enum { DEPTH_MAX = 3 };

struct json_reader {
	struct json_tokener *tokener;
};

struct json_reader *json_reader_new(void)
{
	struct json_reader *reader = calloc(1, sizeof(*reader));

	if (reader)
		reader->tokener = json_tokener_new_ex(DEPTH_MAX);
	if (!reader || !reader->tokener) {
		free(reader);
		return NULL;
	}
	json_tokener_set_flags(reader->tokener,
			       JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	return reader;
}

void json_reader_free(struct json_reader *reader)
{
	if (reader)
		json_tokener_free(reader->tokener);
	free(reader);
}

static bool take_text(struct json_object *value, struct pwp_text *ret_text)
{
	if (!json_object_is_type(value, json_type_string))
		return false;
	*ret_text = (struct pwp_text){ json_object_get_string(value),
				       (size_t)json_object_get_string_len(value) };
	return true;
}

static bool take_list(struct json_object *value, struct pwp_text *list, size_t *ret_count)
{
	if (!json_object_is_type(value, json_type_array) ||
	    json_object_array_length(value) > PWP_WORDS_MAX)
		return false;
	size_t count = json_object_array_length(value);
	for (size_t i = 0; i < count; i++)
		if (!take_text(json_object_array_get_idx(value, i), &list[i]))
			return false;
	*ret_count = count;
	return true;
}

/* Text for calls that want a C string: it must not hold a NUL. */
static bool take_c_string(struct json_object *value, const char **ret_text)
{
	struct pwp_text text;

	if (!take_text(value, &text) || memchr(text.ptr, '\0', text.len))
		return false;
	*ret_text = text.ptr;
	return true;
}

static bool take_password(struct json_request *parsed, struct json_object *value)
{
	return take_text(value, &parsed->request.password);
}

static bool take_old_password(struct json_request *parsed, struct json_object *value)
{
	return take_text(value, &parsed->request.old_password);
}

static bool take_user(struct json_request *parsed, struct json_object *value)
{
	return take_c_string(value, &parsed->user);
}

static bool take_full_name(struct json_request *parsed, struct json_object *value)
{
	return take_text(value, &parsed->request.full_name);
}

static bool take_home(struct json_request *parsed, struct json_object *value)
{
	return take_text(value, &parsed->request.home);
}

static bool take_profile(struct json_request *parsed, struct json_object *value)
{
	return take_c_string(value, &parsed->request.profile);
}

static bool take_words(struct json_request *parsed, struct json_object *value)
{
	parsed->request.words = parsed->words;
	return take_list(value, parsed->words, &parsed->request.n_words);
}

static bool take_site(struct json_request *parsed, struct json_object *value)
{
	parsed->request.site_words = parsed->site_words;
	return take_list(value, parsed->site_words, &parsed->request.n_site_words);
}

static const struct {
	const char *name;
	bool (*take)(struct json_request *parsed, struct json_object *value);
	const char *fault;
} members[] = {
	{ "password", take_password, "'password' is not a string" },
	{ "old_password", take_old_password, "'old_password' is not a string" },
	{ "user", take_user, "'user' is not a string without NUL" },
	{ "full_name", take_full_name, "'full_name' is not a string" },
	{ "home", take_home, "'home' is not a string" },
	{ "profile", take_profile, "'profile' is not a string without NUL" },
	{ "words", take_words, "'words' is not a list of at most 64 strings" },
	{ "site", take_site, "'site' is not a list of at most 64 strings" },
};
static_assert(PWP_WORDS_MAX == 64, "the sentences above name the limit");

static const char *take_member(struct json_request *parsed, const char *name,
			       struct json_object *value)
{
	for (size_t i = 0; i < ARRAY_SIZE(members); i++) {
		if (strcmp(name, members[i].name) != 0)
			continue;
		return members[i].take(parsed, value) ? NULL : members[i].fault;
	}
	return "unknown member (known are password, old_password, user, full_name, "
	       "home, words, site and profile)";
}

/* A line's own user replaces the person of the command line, not only the name. */
static void start_request(const struct context *context, struct json_object *object,
			  struct json_request *parsed)
{
	bool has_user = json_object_object_get_ex(object, "user", NULL);

	parsed->request = has_user ? context_request(context) : context->request;
}

const char *json_request_parse(struct json_reader *reader, struct pwp_text line,
			       const struct context *context,
			       struct json_request *ret_parsed)
{
	const char *fault = NULL;

	*ret_parsed = (struct json_request){ 0 };
	json_tokener_reset(reader->tokener);
	struct json_object *object = NULL;
	int error = json_input_parse(reader->tokener, line, &object);
	ret_parsed->object = object;
	if (error)
		return error == PWP_ERR_NOMEM ? "out of memory"
					      : "not a JSON value, or more than one";
	if (!json_object_is_type(object, json_type_object))
		return "not a JSON object";
	start_request(context, object, ret_parsed);
	json_object_object_foreach(object, name, value)
	{
		fault = take_member(ret_parsed, name, value);
		if (fault)
			return fault;
	}
	return ret_parsed->request.password.ptr ? NULL : "there is no 'password'";
}

/* Setting a string to one of the same length overwrites it where it lies. */
static void wipe_string(struct json_object *value)
{
	static const char zeros[64] = { 0 };
	int len = json_object_get_string_len(value);
	char *zeroed = len > (int)sizeof(zeros) ? calloc(1, (size_t)len) : NULL;

	if (len <= (int)sizeof(zeros))
		json_object_set_string_len(value, zeros, len);
	else if (zeroed)
		json_object_set_string_len(value, zeroed, len);
	free(zeroed);
}

static void wipe_value(struct json_object *value)
{
	if (json_object_is_type(value, json_type_string))
		wipe_string(value);
	if (!json_object_is_type(value, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(value); i++) {
		struct json_object *item = json_object_array_get_idx(value, i);

		if (json_object_is_type(item, json_type_string))
			wipe_string(item);
	}
}

void json_request_done(struct json_request *parsed)
{
	if (json_object_is_type(parsed->object, json_type_object)) {
		json_object_object_foreach(parsed->object, name, value)
		{
			(void)name;
			wipe_value(value);
		}
	}
	json_object_put(parsed->object);
	*parsed = (struct json_request){ 0 };
}
