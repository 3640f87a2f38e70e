/* SPDX-License-Identifier: MIT */
/* present/error.c: every error of the public header has its number and a sentence of its
 * own. */
#include "pwpolicy.h"

#include "check.h"

#include <string.h>

struct number {
	int error, number;
};

/* Written out by hand: programs built against an older header hold these. */
static const struct number numbers[] = {
	{ PWP_OK, 0 },
	{ PWP_ERR_NOMEM, -1 },
	{ PWP_ERR_ARGUMENT, -2 },
	{ PWP_ERR_SYNTAX, -3 },
	{ PWP_ERR_UNKNOWN, -4 },
	{ PWP_ERR_VALUE, -5 },
	{ PWP_ERR_REPEATED, -6 },
	{ PWP_ERR_FILE, -7 },
	{ PWP_ERR_UNTRUSTED, -8 },
	{ PWP_ERR_TOO_BIG, -9 },
	{ PWP_ERR_BUFFER, -10 },
	{ PWP_ERR_RANDOM, -11 },
	{ PWP_ERR_NO_PHRASE, -12 },
	{ PWP_ERR_BUSY, -13 },
	{ PWP_ERR_CORRUPT, -14 },
};

static void numbers_never_change(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		assert_int_equal(numbers[i].error, numbers[i].number);
}

static void each_error_has_a_sentence_of_its_own(void **state)
{
	(void)state;
	for (int a = 0; a >= -14; a--) {
		assert_true(strlen(pwp_strerror(a)) > 0);
		assert_string_not_equal(pwp_strerror(a), pwp_strerror(1));
		for (int b = a - 1; b >= -14; b--)
			assert_string_not_equal(pwp_strerror(a), pwp_strerror(b));
	}
}

static void any_other_number_has_a_sentence_too(void **state)
{
	static const int others[] = { 1, -15, INT32_MAX, INT32_MIN };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_string_equal(pwp_strerror(others[i]), "unknown error");
}

static void version_is_three_numbers(void **state)
{
	const char *version = pwp_version();

	(void)state;
	for (int part = 0; part < 3; part++) {
		size_t digits = strspn(version, "0123456789");
		assert_true(digits > 0);
		assert_int_equal(version[digits], part < 2 ? '.' : '\0');
		version += digits + 1;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_never_change),
		cmocka_unit_test(each_error_has_a_sentence_of_its_own),
		cmocka_unit_test(any_other_number_has_a_sentence_too),
		cmocka_unit_test(version_is_three_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
