/* SPDX-License-Identifier: MIT */
/*
 * Makes a flat call of any bytes. So that the corpus can be read, a line feed stands for NUL
 * and NUL for a line feed. Whatever is asked, the answer is one line of strict JSON that
 * agrees with what is returned, or it does not fit and is empty; and a buffer that is too
 * small is not written past.
 */
#include "fuzz.h"

#include <json-c/json.h>

static struct pwp_session *session;

static int call(const char *fields, size_t len, char *buf, size_t size, size_t *ret_len)
{
	int error = pwp_call(&session, fields, len, buf, size, ret_len);

	REQUIRE(strlen(buf) == *ret_len && *ret_len < size);
	REQUIRE(!strchr(buf, '\n'));
	return error;
}

static void check_answer(const char *text, size_t len, int error)
{
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *fault = NULL, *number = NULL;

	REQUIRE(tokener);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	struct json_object *object = json_tokener_parse_ex(tokener, text, (int)len + 1);
	REQUIRE(object && json_tokener_get_error(tokener) == json_tokener_success);
	REQUIRE(json_object_object_get_ex(object, "error", &fault) == (error != 0));
	if (error != 0) {
		REQUIRE(json_object_object_get_ex(fault, "number", &number));
		REQUIRE(json_object_get_int(number) == error);
	}
	json_object_put(object);
	json_tokener_free(tokener);
}

/* A session of the shipped policy, but none for a call that opens one. */
static void get_ready(const char *fields, size_t len)
{
	static const char open[] = "call\0open";
	static char buf[PWP_JSON_SIZE];
	static const char open_school[] = "call\0open\0policy\0school";
	bool opens = len >= sizeof(open) && memcmp(fields, open, sizeof(open)) == 0;
	size_t ret_len;

	if (opens && session)
		REQUIRE(call("call\0close", 11, buf, sizeof(buf), &ret_len) == 0);
	if (!opens && !session)
		REQUIRE(call(open_school, sizeof(open_school), buf, sizeof(buf),
			     &ret_len) == 0);
}

/* Other files than those of the corpus are nobody's to read. */
static bool names_a_path(const char *fields, size_t len)
{
	static const char path[] = { 'p', 'o', 'l', 'i', 'c', 'y', '\0', '/' };

	return memmem(fields, len, path, sizeof(path)) != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char answer[4 * PWP_JSON_SIZE];
	char *fields = fuzz_copy(data, size);
	size_t len = 0;

	for (size_t i = 0; i < size; i++)
		fields[i] = (char)(data[i] == '\n'   ? '\0'
				   : data[i] == '\0' ? '\n'
						     : data[i]);
	if (!names_a_path(fields, size)) {
		get_ready(fields, size);
		int error = call(fields, size, answer, sizeof(answer), &len);
		check_answer(answer, len, error);
		get_ready(fields, size);
		answer[64] = '#';
		(void)call(fields, size, answer, 64, &len);
		REQUIRE(answer[64] == '#');
	}
	free(fields);
	return 0;
}
