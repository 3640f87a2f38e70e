/* SPDX-License-Identifier: MIT */
/* store/record/grace.c: what a login adds to the state, and when grace is over. */
#include "store/record/grace.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

#define DAY INT64_C(86400)
#define NOW (20779 * DAY + DAY / 2)
#define A REASON_SET_OF(1)
#define B REASON_SET_OF(2)

/* A login `day` days after the first. */
static struct state found(int64_t day, reason_set reasons)
{
	return (struct state){
		.compliant = reasons == 0,
		.judged = NOW + day * DAY,
		.profile = "staff",
		.rules = "aa",
		.reasons = reasons,
		.last_change = reasons ? 20000 : -1,
	};
}

static void log_in(struct state *state, int64_t day, reason_set reasons)
{
	struct state login = found(day, reasons);

	*state = grace_continue(state->judged ? state : NULL, &login);
	grace_warn(state);
}

static bool is_over(const struct state *state)
{
	return grace_is_over(state, 14, 3, state->judged);
}

static void the_same_password_goes_on_with_its_grace(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	log_in(&kept, 0, A);
	log_in(&kept, 5, A);
	assert_int_equal(grace_longest(&kept).since, NOW);
	assert_int_equal(grace_longest(&kept).warned, 2);
	assert_int_equal(kept.judged, NOW + 5 * DAY);
	assert_false(is_over(&kept));
	log_in(&kept, 14, A);
	assert_true(is_over(&kept));
}

static void another_password_begins_anew(void **state)
{
	struct state kept = { .judged = 0 };
	struct state login = found(5, A);

	(void)state;
	log_in(&kept, 0, A);
	kept.demanded = 3;
	kept.unstored = 1;
	login.last_change = 20001;
	struct state next = grace_continue(&kept, &login);
	assert_int_equal(grace_longest(&next).since, login.judged);
	assert_int_equal(grace_longest(&next).warned, 0);
	assert_int_equal(next.demanded, 0);
	assert_int_equal(next.unstored, 0);
	next = grace_continue(NULL, &login);
	assert_int_equal(grace_longest(&next).since, login.judged);
}

/* Whoever edits the policy every week must still come to an end. */
static void rules_that_change_give_time_to_whom_they_concern(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	for (int64_t day = 0; day < 14; day += 7) {
		log_in(&kept, day, A);
		kept.rules[0]++;
		kept.profile[0]++;
	}
	log_in(&kept, 14, A | B); /* B is new, A is old */
	assert_true(is_over(&kept));
	log_in(&kept, 15, B); /* A is no rule any more */
	assert_false(is_over(&kept));
	assert_int_equal(grace_days_left(&kept, 14, kept.judged), 13);
	log_in(&kept, 28, B);
	assert_true(is_over(&kept));
}

/* Two services that ask for different things, in turn. */
static void services_that_differ_do_not_stretch_it(void **state)
{
	static const reason_set others[] = { B, 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct state kept = { .judged = 0 };
		for (int64_t day = 0; day < 14; day++)
			log_in(&kept, day, day % 2 ? others[i] : A);
		log_in(&kept, 14, A);
		assert_true(is_over(&kept));
	}
}

static void a_fortnight_without_reasons_forgets_them(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	log_in(&kept, 0, A);
	log_in(&kept, 14, 0);
	assert_true(kept.remembered == A);
	log_in(&kept, 15, 0);
	assert_true(kept.remembered == 0);
	assert_int_equal(kept.last_bad, 0);
	log_in(&kept, 16, A);
	assert_int_equal(grace_longest(&kept).since, kept.judged);
}

/* A clock that is wrong at one login, in the middle of grace. */
static void a_wrong_clock_ends_nobodys_grace(void **state)
{
	static const int64_t jumps[] = { -20000, -5000, -400, -90,  -5,
					 103,	 400,	5000, 40000 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(jumps); i++) {
		struct state kept = { .judged = 0 };
		log_in(&kept, 0, A);
		log_in(&kept, 1, A);
		log_in(&kept, 2, A);
		log_in(&kept, jumps[i], A);
		assert_false(is_over(&kept));
		log_in(&kept, 3, A);
		assert_false(is_over(&kept));
		log_in(&kept, 4, A);
		assert_false(is_over(&kept));
		/* and it comes to its end all the same, if later */
		log_in(&kept, 20, A);
		log_in(&kept, 110, A);
		log_in(&kept, 130, A);
		assert_true(is_over(&kept));
	}
}

/* Who was only observed has heard nothing yet. */
static void grace_begins_with_the_first_warning(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	for (int64_t day = 0; day < 90; day++) {
		struct state login = found(day, A);
		kept = grace_continue(kept.judged ? &kept : NULL, &login);
		assert_int_equal(grace_days_left(&kept, 14, kept.judged), 14);
	}
	for (int64_t day = 90; day < 104; day++) {
		log_in(&kept, day, A);
		assert_false(is_over(&kept));
	}
	log_in(&kept, 104, A);
	assert_true(is_over(&kept));
}

static void holidays_are_no_wrong_clock(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	log_in(&kept, 0, A);
	log_in(&kept, 1, A);
	log_in(&kept, 60, A);
	assert_true(is_over(&kept));
}

static void what_was_not_stored_counts_for_a_day(void **state)
{
	struct state kept = { .judged = 0 };
	struct state login = found(0, A);

	(void)state;
	log_in(&kept, 0, A);
	kept.unstored = 2;
	kept.demanded = 5;
	assert_int_equal(grace_continue(&kept, &login).unstored, 2);
	login = found(1, A);
	assert_int_equal(grace_continue(&kept, &login).unstored, 0);
	assert_int_equal(grace_continue(&kept, &login).demanded, 5);
}

static void warnings_are_counted_for_the_reasons_that_are_there(void **state)
{
	struct state kept = { .judged = 0 };

	(void)state;
	log_in(&kept, 0, A | B);
	log_in(&kept, 1, B);
	assert_int_equal(kept.grace[1].warned, 1);
	assert_int_equal(kept.grace[2].warned, 2);
	kept.grace[2].warned = UINT32_MAX;
	grace_warn(&kept);
	assert_int_equal(kept.grace[2].warned, UINT32_MAX);
}

static void the_last_number_has_grace_too(void **state)
{
	struct state kept = { .judged = 0 };
	const reason_set last = REASON_SET_OF(STATE_REASONS - 1);

	(void)state;
	for (int64_t day = 0; day < 3; day++)
		log_in(&kept, day * 7, last);
	assert_int_equal(grace_longest(&kept).since, NOW);
	assert_int_equal(grace_longest(&kept).warned, 3);
	assert_true(is_over(&kept));
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
		struct state bad = {
			.reasons = A,
			.remembered = A,
			.grace = { [1] = { NOW, cases[i].warned } },
		};
		int64_t now = NOW + cases[i].after;
		assert_int_equal(grace_is_over(&bad, cases[i].days, cases[i].logins, now),
				 cases[i].over);
		assert_int_equal(grace_days_left(&bad, cases[i].days, now),
				 cases[i].left);
	}
}

static void without_reasons_there_is_no_grace(void **state)
{
	struct state good = { .compliant = true, .remembered = A };

	(void)state;
	assert_false(grace_is_over(&good, 0, 0, NOW));
	assert_int_equal(grace_days_left(&good, 14, 0), 0);
	assert_int_equal(grace_longest(&good).since, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_password_goes_on_with_its_grace),
		cmocka_unit_test(another_password_begins_anew),
		cmocka_unit_test(rules_that_change_give_time_to_whom_they_concern),
		cmocka_unit_test(services_that_differ_do_not_stretch_it),
		cmocka_unit_test(a_fortnight_without_reasons_forgets_them),
		cmocka_unit_test(a_wrong_clock_ends_nobodys_grace),
		cmocka_unit_test(grace_begins_with_the_first_warning),
		cmocka_unit_test(holidays_are_no_wrong_clock),
		cmocka_unit_test(what_was_not_stored_counts_for_a_day),
		cmocka_unit_test(warnings_are_counted_for_the_reasons_that_are_there),
		cmocka_unit_test(the_last_number_has_grace_too),
		cmocka_unit_test(grace_needs_days_and_warnings),
		cmocka_unit_test(without_reasons_there_is_no_grace),
	};
	return cmocka_run_group_tests_name("grace", tests, NULL, NULL);
}
