/* SPDX-License-Identifier: MIT */
/*
 * system/random.c: no number is likelier than another, and a system that gives no random
 * numbers is told. getrandom() is wrapped: by default it is the real one.
 */
#include "system/random.h"

#include "check.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>

static uint32_t given[8]; /* what the system gives next, in turn */
static size_t n_given, n_calls;
static int interrupted; /* so many calls fail with EINTR first */
static bool broken, cut;
static struct random source;

ssize_t __real_getrandom(void *buf, size_t len, unsigned flags);
ssize_t __wrap_getrandom(void *buf, size_t len, unsigned flags);

ssize_t __wrap_getrandom(void *buf, size_t len, unsigned flags)
{
	n_calls++;
	if (interrupted > 0 || broken) {
		errno = interrupted > 0 ? EINTR : ENOSYS;
		interrupted--;
		return -1;
	}
	if (n_given == 0)
		return cut ? 1 : __real_getrandom(buf, len, flags);
	assert_int_equal(len, ENTROPY_MAX);
	/* numbers are taken from the end of the block */
	for (size_t i = 0; i < RANDOM_BLOCK; i++)
		((uint32_t *)buf)[RANDOM_BLOCK - 1 - i] = given[i % n_given];
	return (ssize_t)len;
}

static int reset(void **state)
{
	(void)state;
	n_given = n_calls = 0;
	interrupted = 0;
	broken = cut = false;
	source = (struct random){ .left = 0 };
	return 0;
}

/* Pearson's statistic of so many draws below a limit. */
static double chi_squared(uint32_t limit, unsigned draws)
{
	unsigned counts[64] = { 0 };
	double expected = (double)draws / limit, sum = 0;

	for (unsigned i = 0; i < draws; i++) {
		uint32_t number = UINT32_MAX;
		assert_int_equal(random_below(&source, limit, &number), 0);
		assert_true(number < limit);
		counts[number]++;
	}
	for (uint32_t i = 0; i < limit; i++)
		sum += (counts[i] - expected) * (counts[i] - expected) / expected;
	return sum;
}

static void small_limits_are_drawn_evenly(void **state)
{
	static const uint32_t limits[] = { 2, 3, 6, 7, 10, 26, 64 };

	(void)state;
	/* mean limit - 1, deviation sqrt(2 limit - 2): seven deviations off come once in
	 * 10^9 runs */
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		double n = limits[i] - 1, far = n + 40 + 10 * n / 4;
		assert_true(chi_squared(limits[i], 64000) < far);
	}
}

static void a_limit_of_one_gives_nought(void **state)
{
	uint32_t number = 7;

	(void)state;
	assert_int_equal(random_below(&source, 1, &number), 0);
	assert_int_equal(number, 0);
}

static void a_limit_that_does_not_divide_has_no_likelier_third(void **state)
{
	const uint32_t limit = UINT32_C(3) << 29; /* of 2^31, what is allowed at most */
	unsigned thirds[3] = { 0 };

	(void)state;
	/* number % limit without refusal would give the first third 3/8, the others 5/16 */
	for (unsigned i = 0; i < 60000; i++) {
		uint32_t number;
		assert_int_equal(random_below(&source, limit, &number), 0);
		thirds[number / (UINT32_C(1) << 29)]++;
	}
	for (size_t i = 0; i < 3; i++)
		assert_true(thirds[i] > 19000 && thirds[i] < 21000);
}

static void numbers_of_the_incomplete_interval_are_drawn_again(void **state)
{
	uint32_t number;

	(void)state;
	/* below 10: 4294967290 numbers are usable, the last five are not */
	given[0] = UINT32_MAX;
	given[1] = UINT32_C(4294967290);
	given[2] = UINT32_C(4294967289);
	n_given = 3;
	assert_int_equal(random_below(&source, 10, &number), 0);
	assert_int_equal(number, 9);
	assert_int_equal(source.left, RANDOM_BLOCK - 3);
}

static void an_interrupted_call_is_made_again(void **state)
{
	uint32_t number;

	(void)state;
	interrupted = 5;
	assert_int_equal(random_below(&source, 10, &number), 0);
	assert_int_equal(n_calls, 6);
}

static void a_block_serves_many_draws(void **state)
{
	uint32_t number;

	(void)state;
	for (size_t i = 0; i < RANDOM_BLOCK; i++)
		assert_int_equal(random_below(&source, 10, &number), 0);
	/* five numbers of 2^32 are drawn again: a second block comes once in 10^7 runs */
	assert_int_equal(n_calls, 1);
}

static void a_broken_source_is_told(void **state)
{
	uint32_t number = 7;

	(void)state;
	broken = true;
	assert_int_equal(random_below(&source, 10, &number), PWP_ERR_RANDOM);
	broken = false;
	cut = true;
	assert_int_equal(random_below(&source, 10, &number), PWP_ERR_RANDOM);
	given[0] = UINT32_MAX; /* always refused */
	n_given = 1;
	assert_int_equal(random_below(&source, 10, &number), PWP_ERR_RANDOM);
	assert_int_equal(number, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(small_limits_are_drawn_evenly, reset),
		cmocka_unit_test_setup(a_limit_of_one_gives_nought, reset),
		cmocka_unit_test_setup(a_limit_that_does_not_divide_has_no_likelier_third,
				       reset),
		cmocka_unit_test_setup(numbers_of_the_incomplete_interval_are_drawn_again,
				       reset),
		cmocka_unit_test_setup(an_interrupted_call_is_made_again, reset),
		cmocka_unit_test_setup(a_block_serves_many_draws, reset),
		cmocka_unit_test_setup(a_broken_source_is_told, reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
