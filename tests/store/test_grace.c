/* SPDX-License-Identifier: MIT */
/* store/record/grace.c: what a login adds to the state, and when grace is over. */
#include "store/record/grace.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

#define DAY INT64_C(86400)
#define NOW (20779 * DAY + DAY / 2)

static const struct state former = {
	.judged = NOW - 60,
	.profile = "staff",
	.rules = "aa",
	.reasons = 2,
	.first_bad = NOW - 10 * DAY,
	.warned = 3,
	.demanded = 1,
	.last_change = 20000,
};

static struct state found(void)
{
	return (struct state){
		.judged = NOW,
		.profile = "staff",
		.rules = "aa",
		.reasons = 4,
		.last_change = 20000,
	};
}

static void the_same_password_goes_on_with_its_grace(void **state)
{
	(void)state;
	struct state login = found();
	struct state next = grace_continue(&former, &login);
	assert_int_equal(next.first_bad, NOW - 10 * DAY);
	assert_int_equal(next.warned, 3);
	assert_int_equal(next.demanded, 1);
	assert_int_equal(next.reasons, 4);
	assert_int_equal(next.judged, NOW);
	assert_false(next.compliant);
}

static void assert_begins_anew(struct state next)
{
	assert_int_equal(next.first_bad, NOW);
	assert_int_equal(next.warned, 0);
	assert_int_equal(next.demanded, 0);
	assert_false(next.compliant);
}

static void grace_begins_anew_with_what_is_new(void **state)
{
	struct state compliant = former;
	struct state login = found();

	(void)state;
	compliant.compliant = true;
	assert_begins_anew(grace_continue(NULL, &login));
	assert_begins_anew(grace_continue(&compliant, &login));
	login.last_change = 20001; /* changed by another program */
	assert_begins_anew(grace_continue(&former, &login));
	login = found();
	login.rules[1] = 'b';
	assert_begins_anew(grace_continue(&former, &login));
	login = found();
	login.profile[0] = 'S';
	assert_begins_anew(grace_continue(&former, &login));
}

static void demands_are_counted_for_a_day(void **state)
{
	struct state login = found();

	(void)state;
	login.judged = NOW + DAY / 2;
	assert_int_equal(grace_continue(&former, &login).demanded, 0);
	login.judged = NOW - 1;
	assert_int_equal(grace_continue(&former, &login).demanded, 1);
}

static void a_clock_that_was_set_back_does_not_lengthen_grace(void **state)
{
	struct state login = found();

	(void)state;
	login.judged = former.first_bad - 5 * DAY;
	struct state next = grace_continue(&former, &login);
	assert_int_equal(next.first_bad, former.first_bad - 5 * DAY);
}

static void grace_needs_days_and_warnings(void **state)
{
	static const struct {
		unsigned days, logins;
		int64_t after; /* the first bad login */
		uint32_t warned;
		bool over;
		unsigned left;
	} cases[] = {
		{ 0, 0, 0, 0, true, 0 },
		{ 0, 3, 0, 2, false, 0 },
		{ 0, 3, 0, 3, true, 0 },
		{ 14, 3, 0, 3, false, 14 },
		{ 14, 3, 1, 3, false, 14 }, /* a begun day counts */
		{ 14, 3, 13 * DAY, 3, false, 1 },
		{ 14, 3, 14 * DAY - 1, 3, false, 1 },
		{ 14, 3, 14 * DAY, 3, true, 0 },
		{ 14, 3, 14 * DAY, 2, false, 0 },
		{ 365, 100, 400 * DAY, 100, true, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct state bad = { .first_bad = NOW, .warned = cases[i].warned };
		int64_t now = NOW + cases[i].after;
		assert_int_equal(grace_is_over(&bad, cases[i].days, cases[i].logins, now),
				 cases[i].over);
		assert_int_equal(grace_days_left(&bad, cases[i].days, now),
				 cases[i].left);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_password_goes_on_with_its_grace),
		cmocka_unit_test(grace_begins_anew_with_what_is_new),
		cmocka_unit_test(demands_are_counted_for_a_day),
		cmocka_unit_test(a_clock_that_was_set_back_does_not_lengthen_grace),
		cmocka_unit_test(grace_needs_days_and_warnings),
	};
	return cmocka_run_group_tests_name("grace", tests, NULL, NULL);
}
