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

struct scored {
	double bits, deciding;
	size_t reasons;
	unsigned score;
	const char *why;
};

static void the_score_is_as_documented(void **state)
{
	static const struct scored cases[] = {
		{ 0, 0, 1, 0, "nothing" },
		{ 0, 0, 0, 50, "accepted, though it is nothing" },
		{ 40, 40, 0, 75, "40 bits, accepted" },
		{ 39.9, 39.9, 0, 74, "a little less" },
		{ 64, 64, 0, 90, "64 bits, accepted" },
		{ 80, 80, 0, 100, "80 bits fill the bar" },
		{ 79.99, 79.99, 0, 99, "a little less does not" },
		{ 4000, 4000, 0, 100, "no more than that" },
		{ 40, 40, 1, 25, "40 bits, refused" },
		{ 80, 80, 1, 49, "refused, however strong" },
		{ 4000, 4000, 3, 49, "for several reasons, too" },
		{ 40, 64, 0, 75, "the strength is the lower one" },
		{ 64, 40, 0, 75, "what decides is the lower one" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pwp_result result = result_of(cases[i].bits);
		result.deciding = (uint32_t)(cases[i].deciding * 256);
		result.reason_count = cases[i].reasons;
		CHECK(pwp_result_score(&result) == cases[i].score, cases[i].why);
	}
}

static void the_score_never_falls_with_strength(void **state)
{
	unsigned last = 0, steps = 0;

	(void)state;
	for (size_t refused = 2; refused-- > 0;)
		for (uint32_t bits = 0; bits < 100 * 256; bits += 7) {
			struct pwp_result result = { .bits = bits,
						     .deciding = bits,
						     .reason_count = refused };
			unsigned score = pwp_result_score(&result);
			assert_true(score >= last && score <= last + 1);
			steps += score > last;
			last = score;
		}
	assert_int_equal(last, 100);
	assert_int_equal(steps, 100);
}

struct counted {
	const char *password;
	size_t offset, length, offset_utf16, length_utf16;
};

/* The reason of a refusal that is about a part, in both ways of counting. */
static void places_are_counted_in_utf16_too(void **state)
{
	static const struct counted cases[] = {
		{ "password", 0, 8, 0, 8 },
		{ "\xc3\xa9password", 1, 8, 1, 8 },	    /* two bytes, one unit */
		{ "\xe2\x82\xacpassword", 1, 8, 1, 8 },	    /* three bytes */
		{ "\xf0\x9f\x98\x80password", 1, 8, 2, 8 }, /* a pair of units */
		{ "\xf0password", 1, 8, 1, 8 },		    /* an invalid byte */
		{ "p\xf0\x9d\x96\xba"
		  "ssword",
		  0, 8, 0, 9 }, /* a pair inside */
		{ "\xf0\x9f\x98\x80\xf0\x9f\x98\x80password", 2, 8, 4, 8 },
	};
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *why = cases[i].password;
		struct pwp_reason reason = PWP_REASON_INIT;
		struct pwp_part part = PWP_PART_INIT;
		judge_ask(&judge, why);
		for (size_t j = 0; reason.number != PWP_REASON_COMMON_PASSWORD; j++)
			assert_int_equal(pwp_result_reason(judge.result, j, &reason), 0);
		CHECK(reason.offset == cases[i].offset, why);
		CHECK(reason.length == cases[i].length, why);
		CHECK(reason.offset_utf16 == cases[i].offset_utf16, why);
		CHECK(reason.length_utf16 == cases[i].length_utf16, why);
		assert_int_equal(pwp_result_part(judge.result,
						 judge.result->part_count - 1, &part),
				 0);
		CHECK(part.offset_utf16 + part.length_utf16 ==
			      cases[i].offset_utf16 + cases[i].length_utf16,
		      why);
	}
	judge_done(&judge);
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
		cmocka_unit_test(the_score_is_as_documented),
		cmocka_unit_test(the_score_never_falls_with_strength),
		cmocka_unit_test(places_are_counted_in_utf16_too),
		cmocka_unit_test(reasons_are_given_by_index),
		cmocka_unit_test(an_accepted_password_has_a_route_and_no_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
