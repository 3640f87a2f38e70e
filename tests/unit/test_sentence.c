/* SPDX-License-Identifier: MIT */
/* present/sentence.c: marks become numbers, everything else stays. */
#include "check.h"

#include "present/sentence.h"

struct sentence_case {
	const char *sentence, *expected;
};

static const struct sentence_case cases[] = {
	{ "", "" },
	{ "no mark", "no mark" },
	{ "{n}", "8" },
	{ "at least {n} of {to}", "at least 8 of 12" },
	{ "{from} to {to}, {from}", "5 to 12, 5" },
	{ "{m} { {n", "{m} { {n" },
	{ "{{n}}", "{8}" },
};

static void marks_become_numbers_and_the_rest_stays(void **state)
{
	const struct sentence_numbers numbers = { .n = 8, .from = 5, .to = 12 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char buf[64];
		struct text text;
		text_init(&text, buf, sizeof(buf));
		sentence_add(&text, cases[i].sentence, &numbers);
		assert_true(text_end(&text));
		assert_string_equal(buf, cases[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_become_numbers_and_the_rest_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
