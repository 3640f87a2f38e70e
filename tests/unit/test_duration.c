/* SPDX-License-Identifier: MIT */
/* base/duration.c: the largest whole unit, rounded down. */
#include "base/duration.h"
#include "check.h"

struct row {
	uint64_t seconds;
	const char *text;
};

static const struct row rows[] = {
	{ 0, "less than a second" },
	{ 1, "1 second" },
	{ 2, "2 seconds" },
	{ 59, "59 seconds" },
	{ 60, "1 minute" },
	{ 119, "1 minute" },
	{ 3599, "59 minutes" },
	{ 3600, "1 hour" },
	{ 86399, "23 hours" },
	{ 86400, "1 day" },
	{ 2629745, "30 days" },
	{ 2629746, "1 month" },
	{ 31556951, "11 months" },
	{ 31556952, "1 year" },
	{ UINT64_C(31556952) * 999, "999 years" },
	{ UINT64_C(31556952) * 1000, "1 thousand years" },
	{ UINT64_C(31556952) * 999999, "999 thousand years" },
	{ UINT64_C(31556952) * 2000000, "2 million years" },
	{ UINT64_C(31556952) * 1000000000 - 1, "999 million years" },
	{ UINT64_C(31556952) * 1000000000, "over a billion years" },
	{ UINT64_MAX, "over a billion years" },
};

static void times_are_told_in_their_largest_unit(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char buf[64];
		struct text text;

		text_init(&text, buf, sizeof(buf));
		duration_add(&text, rows[i].seconds);
		assert_true(text_end(&text));
		assert_string_equal(buf, rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_told_in_their_largest_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
