/* SPDX-License-Identifier: MIT */
/* base/log2.c against the C library's log2(), which the library itself never uses. */
#include "base/log2.h"

#include "check.h"

#include <math.h>

/* Below n and at most one unit below: rounded down to 1/256 bit. */
static void check_log2(uint64_t n)
{
	double expected = log2((double)n) * 256.0;
	double got = log2_of(n);

	/* a double has 53 bits, so a power of two that is just missed may round up */
	if (got > expected + 1e-6 || got < expected - 1.0 - 1e-6)
		fail_msg("log2_of(%llu) is %f, not %f", (unsigned long long)n, got,
			 expected);
}

static void log2_of_small_numbers_is_right(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 200000; n++)
		check_log2(n);
}

static void log2_of_numbers_around_powers_of_two_is_right(void **state)
{
	(void)state;
	for (unsigned power = 1; power < 64; power++) {
		uint64_t n = UINT64_C(1) << power;
		assert_int_equal(log2_of(n), power * 256);
		assert_true(log2_of(n - 1) < power * 256);
		check_log2(n - 1);
		check_log2(n + 1);
		check_log2(n + n / 2);
		check_log2(n / 3 * 4 + 1);
	}
	assert_int_equal(log2_of(UINT64_MAX), 64 * 256 - 1);
}

static void sum_is_never_more_than_a_sixteenth_of_a_bit_off(void **state)
{
	(void)state;
	for (uint32_t a = 0; a <= 60 * 256; a += 37)
		for (uint32_t b = 0; b <= 60 * 256; b += 41) {
			double exact = log2(exp2(a / 256.0) + exp2(b / 256.0)) * 256.0;
			double got = log2_sum(a, b);
			/* 16 units are a sixteenth of a bit; one more is the rounding */
			if (fabs(got - exact) > 17.0)
				fail_msg("log2_sum(%u, %u) is %f, not %f", a, b, got,
					 exact);
		}
}

/* The difference counts in steps of 1/8 bit, and what is added is rounded down. */
static void what_a_sum_adds_is_the_same_within_a_step(void **state)
{
	const uint32_t larger = 80 * 32;

	(void)state;
	for (uint32_t step = 0; step < 80; step++) {
		double exact = log2(1 + exp2(-(double)step / 8)) * 256.0;
		uint32_t added = step < 64 ? (uint32_t)exact : 0;
		assert_int_equal(log2_sum(larger, larger - step * 32), larger + added);
		assert_int_equal(log2_sum(larger, larger - step * 32 - 31),
				 larger + added);
	}
}

static void sum_is_at_least_the_larger_and_symmetric(void **state)
{
	(void)state;
	for (uint32_t a = 0; a <= 40 * 256; a += 113)
		for (uint32_t b = 0; b <= 40 * 256; b += 127) {
			assert_int_equal(log2_sum(a, b), log2_sum(b, a));
			assert_true(log2_sum(a, b) >= (a > b ? a : b));
			assert_true(log2_sum(a, b) <= (a > b ? a : b) + 256);
		}
}

static void bits_constants_are_whole_and_hundredths(void **state)
{
	(void)state;
	assert_int_equal(BITS(1, 0), 256);
	assert_int_equal(BITS(1, 50), 384);
	assert_int_equal(BITS(8, 25), 2112);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log2_of_small_numbers_is_right),
		cmocka_unit_test(log2_of_numbers_around_powers_of_two_is_right),
		cmocka_unit_test(sum_is_never_more_than_a_sixteenth_of_a_bit_off),
		cmocka_unit_test(what_a_sum_adds_is_the_same_within_a_step),
		cmocka_unit_test(sum_is_at_least_the_larger_and_symmetric),
		cmocka_unit_test(bits_constants_are_whole_and_hundredths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
