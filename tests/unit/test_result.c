/* SPDX-License-Identifier: MIT */
/* verdict/result.c: what the getters make of the numbers in a result. */
#include "judge.h"

#include <math.h>

static struct pwp_result result_of(double bits)
{
	return (struct pwp_result){ .bits = (uint32_t)(bits * 256 + 0.5),
				    .second_bits = -1 };
}

static void bits_are_a_number_of_bits(void **state)
{
	(void)state;
	struct pwp_result result = result_of(26.5);
	assert_true(fabs(pwp_result_bits(&result) - 26.5) < 1e-9);
	result = result_of(0);
	assert_true(fabs(pwp_result_bits(&result)) < 1e-9);
}

static void bands_are_at_powers_of_ten(void **state)
{
	/* 10^3, 10^6, 10^8 and 10^10 guesses */
	static const double limits[] = { 3, 6, 8, 10 };

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(limits); i++) {
		double bits = limits[i] * log2(10);
		struct pwp_result below = result_of(bits - 0.02);
		struct pwp_result above = result_of(bits + 0.02);
		assert_int_equal(pwp_result_band(&below), i);
		assert_int_equal(pwp_result_band(&above), i + 1);
	}
	struct pwp_result none = result_of(0), most = result_of(4000);
	assert_int_equal(pwp_result_band(&none), 0);
	assert_int_equal(pwp_result_band(&most), 4);
}

static void seconds_are_guesses_by_speed(void **state)
{
	/* 100 an hour, 10 a second, 10^4 a second, 10^10 a second */
	static const double speeds[] = { 100.0 / 3600, 10, 1e4, 1e10 };

	(void)state;
	for (unsigned attack = 0; attack < COUNT_OF(speeds); attack++)
		for (double bits = 0; bits < 200; bits += 3.37) {
			struct pwp_result result = result_of(bits);
			double exact = exp2(bits) / speeds[attack];
			double got = pwp_result_seconds(&result, attack);
			/* an estimate: a tenth more or less says the same */
			assert_true(got > exact * 0.9 && got < exact * 1.1);
		}
	struct pwp_result most = result_of(4000);
	assert_true(isfinite(pwp_result_seconds(&most, PWP_ATTACK_FAST_HASH)));
	assert_true(pwp_result_seconds(&most, 99) < 1e-9);
}

static void reasons_are_given_by_index(void **state)
{
	struct pwp_reason reason = PWP_REASON_INIT;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge_ask(&judge, "a");
	size_t count = pwp_result_reason_count(judge.result);
	assert_true(count >= 2);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(pwp_result_reason(judge.result, i, &reason), 0);
		assert_string_equal(reason.name, reason_name(reason.number));
		assert_non_null(strstr(reason.clause, "School IT policy"));
	}
	assert_int_equal(pwp_result_reason(judge.result, count, &reason),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_result_reason(judge.result, SIZE_MAX, &reason),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_result_reason(judge.result, 0, NULL), PWP_ERR_ARGUMENT);
	reason.size = 1;
	assert_int_equal(pwp_result_reason(judge.result, 0, &reason), PWP_ERR_ARGUMENT);
	judge_done(&judge);
}

static void an_accepted_password_has_a_route_and_no_reason(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge_ask(&judge, "xK7#mQ2$vL9@");
	assert_true(pwp_result_accepted(judge.result));
	assert_int_equal(pwp_result_reason_count(judge.result), 0);
	assert_string_equal(pwp_result_route(judge.result), "composition");
	assert_int_equal(pwp_result_length(judge.result), 12);
	assert_true(pwp_result_second_bits(judge.result) < 0);
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bits_are_a_number_of_bits),
		cmocka_unit_test(bands_are_at_powers_of_ten),
		cmocka_unit_test(seconds_are_guesses_by_speed),
		cmocka_unit_test(reasons_are_given_by_index),
		cmocka_unit_test(an_accepted_password_has_a_route_and_no_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
