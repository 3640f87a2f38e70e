/* SPDX-License-Identifier: MIT */
/* Text from a directory never steers a terminal and never breaks JSON. */
#include "base/printable.h"

#include "check.h"

#include <string.h>

static const struct {
	const char *text;
	const char *expected; /* NULL: stays as it is */
	const char *why;
} cases[] = {
	{ "", NULL, "nothing" },
	{ "Alice Moor", NULL, "ASCII" },
	{ "Zo\xc3\xab \xe6\x9d\x8e \xf0\x9f\x8c\xb3", NULL, "letters of every width" },
	{ "a\033[2Jb", "a?[2Jb", "an escape sequence" },
	{ "a\nb\tc\177", "a?b?c?", "control characters" },
	{ "a\xc2\x9b"
	  "b",
	  "a?b", "an escape sequence in one character" },
	{ "a\xe2\x80\xae"
	  "b",
	  "a?b", "a mark that reverses the line" },
	{ "a\xe2\x81\xa6"
	  "b",
	  "a?b", "a mark that begins another direction" },
	{ "a\xe2\x80\xa8"
	  "b",
	  "a?b", "an end of line outside ASCII" },
	{ "a\xd8\x9c"
	  "b",
	  "a?b", "the Arabic letter mark" },
	{ "a\xff\xc3", "a??", "bytes that are no UTF-8" },
	{ "\xed\xa0\x80", "???", "a surrogate" },
	{ "\xc0\xaf", "??", "an overlong form" },
};

static void tells_what_is_printable(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(printable(cases[i].text) == !cases[i].expected, cases[i].why);
}

static void replaces_what_is_not(void **state)
{
	char buf[64];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *expected =
			cases[i].expected ? cases[i].expected : cases[i].text;

		printable_copy(cases[i].text, buf, sizeof(buf));
		CHECK(strcmp(buf, expected) == 0, cases[i].why);
		CHECK(printable(buf), cases[i].why);
	}
}

static void copies_onto_itself(void **state)
{
	char buf[64];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *expected =
			cases[i].expected ? cases[i].expected : cases[i].text;

		memcpy(buf, cases[i].text, strlen(cases[i].text) + 1);
		printable_copy(buf, buf, strlen(buf) + 1);
		CHECK(strcmp(buf, expected) == 0, cases[i].why);
	}
}

static void cuts_between_two_characters(void **state)
{
	static const char text[] = "Zo\xc3\xab";
	char buf[8];

	(void)state;
	for (size_t size = 1; size <= sizeof(text); size++) {
		memset(buf, 'x', sizeof(buf));
		printable_copy(text, buf, size);
		assert_true(strlen(buf) < size);
		assert_true(printable(buf));
		assert_int_equal(buf[size], 'x');
	}
	assert_string_equal(buf, text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_is_printable),
		cmocka_unit_test(replaces_what_is_not),
		cmocka_unit_test(copies_onto_itself),
		cmocka_unit_test(cuts_between_two_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
