/* SPDX-License-Identifier: MIT */
/* data/reason.c: numbers and names that scripts and other programs rely on. */
#include "data/reason.h"

#include "check.h"

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
_Static_assert(COUNT_OF(expected) == REASON_END - 1, "every reason is written out");

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_names_never_change),
		cmocka_unit_test(other_numbers_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
