/* SPDX-License-Identifier: MIT */
/* Names of versions and of temporary files, and all that is neither. */
#include "store/sealed/version_name.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

static void numbers_are_versions(void **state)
{
	static const struct {
		const char *name;
		uint64_t number, aim;
	} cases[] = {
		{ "1", 1, 0 },
		{ "42", 42, 0 },
		{ "9223372036854775807", VERSION_LAST, 0 },
		{ "9223372036854775808", 0, 0 },
		{ "99999999999999999999999", 0, 0 },
		{ "", 0, 0 },
		{ "0", 0, 0 },
		{ "01", 0, 0 },
		{ "+1", 0, 0 },
		{ "-1", 0, 0 },
		{ "1x", 0, 0 },
		{ "1.", 0, 0 },
		{ " 1", 0, 0 },
		{ "corrupt", 0, 0 },
		{ ".", 0, 0 },
		{ "..", 0, 0 },
		{ ".1.0123456789abcdef", 0, 1 },
		{ ".1", 0, 1 },
		{ ".77.x", 0, 77 },
		{ ".01.0123456789abcdef", 0, 0 },
		{ ".0.0123456789abcdef", 0, 0 },
		{ "..1", 0, 0 },
		{ ".x.1", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		CHECK(version_name_number(cases[i].name) == cases[i].number,
		      cases[i].name);
		CHECK(version_name_aim(cases[i].name) == cases[i].aim, cases[i].name);
	}
}

static void a_temporary_file_is_named_by_its_aim(void **state)
{
	static const uint64_t versions[] = { 1, 9, 1000, VERSION_LAST };
	char name[VERSION_NAME_SIZE], other[VERSION_NAME_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(versions); i++) {
		assert_int_equal(version_name_temporary(versions[i], name), 0);
		assert_int_equal(version_name_temporary(versions[i], other), 0);
		assert_string_not_equal(name, other);
		assert_true(version_name_aim(name) == versions[i]);
		assert_true(version_name_number(name) == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_versions),
		cmocka_unit_test(a_temporary_file_is_named_by_its_aim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
