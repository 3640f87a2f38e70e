/* SPDX-License-Identifier: MIT */
/* Audit lines as they stand in the file, and as a strict reader of JSON takes them. */
#include "store/record/audit_line.h"

#include "check.h"
#include "json.h"
#include "store/record/fingerprint.h"

#include <string.h>

#define RULES "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const char *format(const struct audit_record *record)
{
	static char line[AUDIT_LINE_MAX + 1];
	size_t len = 0;

	assert_int_equal(audit_line(record, line, sizeof(line), &len), 0);
	assert_int_equal(len, strlen(line));
	assert_true(len <= AUDIT_LINE_MAX);
	assert_ptr_equal(strchr(line, '\n'), line + len - 1);
	return line;
}

static void writes_every_member_in_a_fixed_order(void **state)
{
	const struct audit_record record = {
		.time = 1788249005,
		.event = "login",
		.uid = 1001,
		.profile = "pupil",
		.service = "sshd",
		.outcome = "warned",
		.reasons = UINT64_C(1) << 1 | UINT64_C(1) << 11,
		.rules = RULES,
	};

	(void)state;
	assert_string_equal(
		format(&record),
		"{\"time\": \"2026-09-01T07:50:05Z\", \"event\": \"login\", "
		"\"uid\": 1001, \"profile\": \"pupil\", \"service\": \"sshd\", "
		"\"outcome\": \"warned\", \"reasons\": [1, 11], "
		"\"policy\": \"" RULES "\"}\n");
}

static void leaves_out_what_is_not_known(void **state)
{
	const struct audit_record nothing = { .uid = -1 };
	const struct audit_record root = { .event = "erase", .outcome = "erased" };

	(void)state;
	assert_string_equal(format(&nothing), "{\"time\": \"1970-01-01T00:00:00Z\"}\n");
	assert_string_equal(format(&root), "{\"time\": \"1970-01-01T00:00:00Z\", "
					   "\"event\": \"erase\", \"uid\": 0, "
					   "\"outcome\": \"erased\"}\n");
}

static void writes_impossible_times_as_the_nearest(void **state)
{
	const struct audit_record early = { .time = INT64_MIN, .uid = -1 };
	const struct audit_record late = { .time = INT64_MAX, .uid = -1 };

	(void)state;
	assert_string_equal(format(&early), "{\"time\": \"1970-01-01T00:00:00Z\"}\n");
	assert_string_equal(format(&late), "{\"time\": \"9999-12-31T23:59:59Z\"}\n");
}

static void writes_the_first_and_the_last_reason(void **state)
{
	struct audit_record record = { .uid = -1, .reasons = 1 };

	(void)state;
	assert_non_null(strstr(format(&record), "\"reasons\": [0]}"));
	record.reasons = UINT64_C(1) << 63;
	assert_non_null(strstr(format(&record), "\"reasons\": [63]}"));
	record.reasons = UINT64_MAX;
	struct json_object *object = json_parse(format(&record));
	assert_int_equal(json_object_array_length(json_member(object, "reasons")), 64);
	json_object_put(object);
}

static void no_service_name_forges_anything(void **state)
{
	static const char *const names[] = {
		"sshd\", \"outcome\": \"compliant",
		"a\nb",
		"a\r\n{\"time\": \"1970-01-01T00:00:00Z\"}",
		"\\",
		"\\\"",
		"\x1b[2J\x1b]0;x\x07",
		"\xe2\x80\xaessh", /* right to left */
		"\xff\xfe\xc0\x80",
		"\x7f",
		"%s%n%n",
		"'; rm -rf / #",
		"",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct audit_record record = { .event = "login",
					       .uid = 1,
					       .service = names[i],
					       .outcome = "observed" };
		const char *line = format(&record);
		for (const char *at = line; at[1]; at++)
			CHECK(*at >= ' ' && *at < 0x7f, names[i]);
		struct json_object *object = json_parse(line);
		CHECK(json_object_object_length(object) == 5, names[i]);
		CHECK(strcmp(json_text(object, "outcome"), "observed") == 0, names[i]);
		json_object_put(object);
	}
}

static void keeps_an_honest_name_as_it_is(void **state)
{
	const struct audit_record record = { .uid = 1, .service = "su-l \"x\" a/b.c" };
	struct json_object *object = json_parse(format(&record));

	(void)state;
	assert_string_equal(json_text(object, "service"), record.service);
	json_object_put(object);
}

static void cuts_long_texts_between_two_escapes(void **state)
{
	static const struct {
		char byte;
		size_t kept; /* bytes of the text, where each is of this kind */
	} cases[] = { { 'a', 64 }, { '"', 32 }, { '\x80', 10 } };
	char name[300] = "";

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		memset(name, cases[i].byte, sizeof(name) - 1);
		struct audit_record record = { .uid = -1, .service = name };
		struct json_object *object = json_parse(format(&record));
		struct json_object *service = json_member(object, "service");
		size_t width = cases[i].byte == '\x80' ? 2 : 1; /* as UTF-8 */
		assert_int_equal(json_object_get_string_len(service),
				 cases[i].kept * width);
		json_object_put(object);
	}
}

static void the_longest_record_fits(void **state)
{
	char name[300] = "";

	(void)state;
	memset(name, 1, sizeof(name) - 1);
	const struct audit_record record = {
		.time = INT64_MAX,
		.event = name,
		.uid = INT64_MAX,
		.profile = name,
		.service = name,
		.outcome = name,
		.reasons = UINT64_MAX,
		.rules = RULES,
	};
	struct json_object *object = json_parse(format(&record));
	assert_int_equal(json_object_object_length(object), 8);
	assert_string_equal(json_text(object, "policy"), RULES);
	json_object_put(object);
}

static void refuses_a_buffer_that_is_too_small(void **state)
{
	const struct audit_record record = { .uid = 1, .event = "login" };
	char buf[AUDIT_LINE_MAX + 1];
	size_t needed = strlen(format(&record)) + 1;
	size_t len = 12345;

	(void)state;
	for (size_t size = 0; size < needed; size++) {
		assert_int_equal(audit_line(&record, buf, size, &len), PWP_ERR_BUFFER);
		assert_int_equal(len, 12345);
	}
	assert_int_equal(audit_line(&record, buf, needed, &len), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_every_member_in_a_fixed_order),
		cmocka_unit_test(leaves_out_what_is_not_known),
		cmocka_unit_test(writes_impossible_times_as_the_nearest),
		cmocka_unit_test(writes_the_first_and_the_last_reason),
		cmocka_unit_test(no_service_name_forges_anything),
		cmocka_unit_test(keeps_an_honest_name_as_it_is),
		cmocka_unit_test(cuts_long_texts_between_two_escapes),
		cmocka_unit_test(the_longest_record_fits),
		cmocka_unit_test(refuses_a_buffer_that_is_too_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
