/* SPDX-License-Identifier: MIT */
/* present/sentence.c: marks become what they stand for, everything else stays. */
#include "check.h"

#include "present/sentence.h"

struct sentence_case {
	const char *sentence, *own, *anothers;
};

static const struct sentence_case cases[] = {
	{ "", "", "" },
	{ "no mark", "no mark", "no mark" },
	{ "{n}", "8", "8" },
	{ "at least {n} of {n}", "at least 8 of 8", "at least 8 of 8" },
	{ "{your} {n}, of {you}", "your 8, of you", "the person's 8, of the person" },
	{ "{m} { {n", "{m} { {n", "{m} { {n" },
	{ "{{n}}", "{8}", "{8}" },
};

static void check_case(const char *sentence, bool for_another, const char *expected)
{
	const struct sentence_marks marks = { .n = 8, .for_another = for_another };
	char buf[64];
	struct text text;

	text_init(&text, buf, sizeof(buf));
	sentence_add(&text, sentence, &marks);
	assert_true(text_end(&text));
	assert_string_equal(buf, expected);
}

static void marks_are_replaced_and_the_rest_stays(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		check_case(cases[i].sentence, false, cases[i].own);
		check_case(cases[i].sentence, true, cases[i].anothers);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_replaced_and_the_rest_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
