/* SPDX-License-Identifier: MIT */
/* base/reason.c: numbers and names that scripts and other programs rely on. */
#include "base/reason.h"

#include "check.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Written out by hand: number i + 1 keeps its meaning for ever. */
static const char *const expected[] = {
	"too_short",	  "too_long",	    "invalid_utf8",    "control_character",
	"few_classes",	  "missing_letter", "missing_lower",   "missing_upper",
	"missing_digit",  "missing_symbol", "too_weak",	       "common_password",
	"common_word",	  "keyboard_walk",  "sequence",	       "repeat",
	"date",		  "user_name",	    "full_name",       "personal",
	"site_word",	  "banned_word",    "printed_example", "same_as_old",
	"similar_to_old", "postcode",	    "phone_number",    "used_before",
	"other_account",  "too_old",
};
static_assert(COUNT_OF(expected) == REASON_END - 1, "every reason is written out");

static void numbers_and_names_never_change(void **state)
{
	(void)state;
	for (unsigned i = 0; i < COUNT_OF(expected); i++)
		assert_string_equal(reason_name(i + 1), expected[i]);
}

static void other_numbers_are_none(void **state)
{
	(void)state;
	assert_null(reason_name(0));
	assert_null(reason_name(REASON_END));
	assert_null(reason_name(UINT32_MAX));
}

/* Written out by hand, too: the figures of `pwpolicy status` are compared over years. */
static void every_reason_is_in_one_group(void **state)
{
	static const struct {
		enum reason_group group;
		const char *numbers;
	} cases[] = {
		{ REASON_GROUP_LENGTH, " 1 2 " },
		{ REASON_GROUP_CHARACTERS, " 3 4 5 6 7 8 9 10 " },
		{ REASON_GROUP_GUESSABLE, " 11 12 13 14 15 16 " },
		{ REASON_GROUP_PERSONAL, " 17 18 19 20 21 26 27 " },
		{ REASON_GROUP_FORBIDDEN, " 22 23 " },
		{ REASON_GROUP_USED, " 24 25 28 29 " },
		{ REASON_GROUP_AGE, " 30 " },
	};
	reason_set all = 0;

	(void)state;
	assert_int_equal(COUNT_OF(cases), REASON_GROUPS);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		reason_set reasons = reason_set_of_group(cases[i].group);
		assert_int_equal(all & reasons, 0);
		all |= reasons;
		for (unsigned number = 0; number < REASON_SET_SIZE; number++) {
			char text[8];
			snprintf(text, sizeof(text), " %u ", number);
			CHECK(reason_set_has(reasons, number) ==
				      (strstr(cases[i].numbers, text) != NULL),
			      text);
		}
	}
	assert_true(all == REASON_SET_OF(REASON_END) - 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_names_never_change),
		cmocka_unit_test(other_numbers_are_none),
		cmocka_unit_test(every_reason_is_in_one_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
