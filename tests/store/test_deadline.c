/* SPDX-License-Identifier: MIT */
/* A deadline on a clock that the test sets. */
#include "store/system/deadline.h"

#include "check.h"

#include <errno.h>

static struct timespec clock_now;
static int clock_error, sleep_error;
static unsigned sleeps;
static long slept; /* of the last sleep, in nanoseconds */

int __wrap_clock_gettime(clockid_t clock, struct timespec *time);
int __wrap_clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
			   struct timespec *left);

int __wrap_clock_gettime(clockid_t clock, struct timespec *time)
{
	assert_int_equal(clock, CLOCK_MONOTONIC);
	if (clock_error)
		return -1;
	*time = clock_now;
	return 0;
}

int __wrap_clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
			   struct timespec *left)
{
	(void)left;
	assert_int_equal(clock, CLOCK_MONOTONIC);
	assert_int_equal(flags, 0);
	sleeps++;
	slept = time->tv_nsec;
	return sleep_error;
}

static int setup(void **state)
{
	(void)state;
	clock_now = (struct timespec){ 1000, 500 };
	clock_error = sleep_error = 0;
	sleeps = 0;
	return 0;
}

static void pauses_until_it_has_passed(void **state)
{
	static const struct {
		struct timespec now;
		int error;
	} cases[] = {
		{ { 1000, 500 }, 0 },
		{ { 1001, 999999999 }, 0 },
		{ { 1002, 499 }, 0 },
		{ { 1002, 500 }, PWP_ERR_BUSY },
		{ { 1002, 999999999 }, PWP_ERR_BUSY },
		{ { 1003, 0 }, PWP_ERR_BUSY },
		{ { 9999, 0 }, PWP_ERR_BUSY },
	};
	struct deadline deadline;

	(void)state;
	assert_int_equal(deadline_init(&deadline, 2), 0);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		unsigned before = sleeps;

		clock_now = cases[i].now;
		assert_int_equal(deadline_pause(&deadline, 7), cases[i].error);
		assert_int_equal(sleeps - before, cases[i].error == 0);
	}
	assert_int_equal(slept, 7);
}

static void a_signal_ends_a_pause_only(void **state)
{
	struct deadline deadline;

	(void)state;
	assert_int_equal(deadline_init(&deadline, 2), 0);
	sleep_error = EINTR;
	assert_int_equal(deadline_pause(&deadline, 7), 0);
	sleep_error = EINVAL;
	assert_int_equal(deadline_pause(&deadline, 7), PWP_ERR_FILE);
}

static void without_a_clock_nobody_waits(void **state)
{
	struct deadline deadline;

	(void)state;
	assert_int_equal(deadline_init(&deadline, 2), 0);
	clock_error = EINVAL;
	assert_int_equal(deadline_pause(&deadline, 7), PWP_ERR_BUSY);
	assert_int_equal(deadline_init(&deadline, 2), PWP_ERR_FILE);
	assert_int_equal(sleeps, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(pauses_until_it_has_passed, setup),
		cmocka_unit_test_setup(a_signal_ends_a_pause_only, setup),
		cmocka_unit_test_setup(without_a_clock_nobody_waits, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
