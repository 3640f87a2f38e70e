/* SPDX-License-Identifier: MIT */
/* pwpolicy.c: each public function's normal case and each documented error. */
#include "judge.h"

#include <math.h>

static struct judge school;

static int begin(void **state)
{
	(void)state;
	judge_init(&school, "school", NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	judge_done(&school);
	return 0;
}

static void a_checker_needs_a_policy_and_sources_of_its_size(void **state)
{
	struct pwp_sources sources = PWP_SOURCES_INIT;
	struct pwp_checker *checker = NULL;

	(void)state;
	assert_int_equal(pwp_checker_new(NULL, NULL, &checker), PWP_ERR_ARGUMENT);
	sources.size = 1;
	assert_int_equal(pwp_checker_new(school.policy, &sources, &checker),
			 PWP_ERR_ARGUMENT);
	assert_null(checker);
	assert_null(pwp_checker_free(NULL));
	assert_null(pwp_result_free(NULL));
}

static void a_policy_with_a_checker_is_frozen(void **state)
{
	(void)state;
	assert_int_equal(
		pwp_policy_set(school.policy, NULL, "min_length", text_of("9"), NULL),
		PWP_ERR_ARGUMENT);
}

static void a_request_that_breaks_the_contract_is_refused(void **state)
{
	struct pwp_request empty = PWP_REQUEST_INIT, request = empty;
	struct pwp_result *result = NULL;

	(void)state;
	assert_int_equal(pwp_check(school.checker, NULL, &result), PWP_ERR_ARGUMENT);
	request.size--;
	assert_int_equal(pwp_check(school.checker, &request, &result), PWP_ERR_ARGUMENT);
	request = empty;
	request.profile = "teacher";
	assert_int_equal(pwp_check(school.checker, &request, &result), PWP_ERR_UNKNOWN);
	request = empty;
	request.year = 1969;
	assert_int_equal(pwp_check(school.checker, &request, &result), PWP_ERR_ARGUMENT);
	assert_null(result);
}

static void words_have_their_limits(void **state)
{
	static char bytes[PWP_WORD_MAX + 1];
	struct pwp_text words[PWP_WORDS_MAX + 1];
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_result *result = NULL;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		words[i] = (struct pwp_text){ bytes, PWP_WORD_MAX };
	request.password = text_of("xK7#mQ2$vL9@");
	request.words = request.site_words = words;
	request.n_words = request.n_site_words = PWP_WORDS_MAX;
	assert_int_equal(pwp_check(school.checker, &request, &result), 0);
	result = pwp_result_free(result);
	request.n_words = PWP_WORDS_MAX + 1;
	assert_int_equal(pwp_check(school.checker, &request, &result), PWP_ERR_TOO_BIG);
	request.n_words = 1;
	words[0].len = PWP_WORD_MAX + 1;
	assert_int_equal(pwp_check(school.checker, &request, &result), PWP_ERR_TOO_BIG);
	assert_null(result);
}

static void the_profile_decides(void **state)
{
	static const char *const profiles[] = { "admin", "pupil", "staff", NULL };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(profiles); i++) {
		school.request.profile = profiles[i];
		judge_ask(&school, "abcdefg");
		assert_string_equal(pwp_result_profile(school.result),
				    profiles[i] ? profiles[i] : "staff");
	}
	/* good enough for staff, too few kinds for an administrator */
	school.request.profile = NULL;
	assert_true(pwp_result_accepted(judge_ask(&school, "zqkxvwjfypbtmr")));
	school.request.profile = "admin";
	assert_false(pwp_result_accepted(judge_ask(&school, "zqkxvwjfypbtmr")));
	assert_true(result_has(school.result, PWP_REASON_FEW_CLASSES));
	school.request.profile = NULL;
}

static void the_stand_ins_for_bad_habits_are_refused(void **state)
{
	static const char *const bad[] = { "Password1!", "Arsenal2024!", "Summer2025!",
					   "P@ssw0rd1",	 "Iamsecret123", "14/03/2012Aa" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		CHECK(!pwp_result_accepted(judge_ask(&school, bad[i])), bad[i]);
	double bits = pwp_result_bits(judge_ask(&school, "Password1"));
	double umlauts = pwp_result_bits(judge_ask(&school, "P\xc3\xa4ssw\xc3\xb6rd1"));
	assert_true(fabs(bits - umlauts) < 0.01);
}

static void length_is_counted_in_characters(void **state)
{
	static const struct {
		const char *text;
		size_t length;
	} cases[] = {
		{ "Qx7\xc2\xa3\xc2\xa3\xc2\xa3\xc2\xa3", 7 },
		{ "\xef\xb7\xba", 1 },
		{ "e\xcc\x81", 1 },
		{ "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(pwp_result_length(judge_ask(&school, cases[i].text)),
				 cases[i].length);
}

/* ---- the second estimator */

static double second_bits;
static int second_error;

static int estimate(void *data, struct pwp_text password, double *ret_bits)
{
	assert_ptr_equal(data, &second_bits);
	assert_int_equal(password.len, 9);
	*ret_bits = second_bits;
	return second_error;
}

static struct pwp_result *ask_with_second(struct pwp_checker *checker)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_result *result = NULL;

	request.password = text_of("Password1");
	assert_int_equal(pwp_check(checker, &request, &result), 0);
	return result;
}

static void the_second_estimator_is_told_but_decides_nothing(void **state)
{
	struct pwp_sources sources = PWP_SOURCES_INIT;
	struct pwp_checker *checker = NULL;

	(void)state;
	sources.estimate = estimate;
	sources.estimate_data = &second_bits;
	assert_int_equal(pwp_checker_new(school.policy, &sources, &checker), 0);
	double own = pwp_result_bits(judge_ask(&school, "Password1"));
	assert_true(pwp_result_second_bits(school.result) < 0);
	static const double values[] = { 0, 12.5, 200 };
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		second_bits = values[i];
		second_error = 0;
		struct pwp_result *result = ask_with_second(checker);
		assert_true(fabs(pwp_result_second_bits(result) - values[i]) < 1e-9);
		assert_true(fabs(pwp_result_bits(result) - own) < 1e-9);
		assert_false(pwp_result_accepted(result));
		pwp_result_free(result);
	}
	second_error = 1;
	struct pwp_result *result = ask_with_second(checker);
	assert_true(pwp_result_second_bits(result) < 0);
	pwp_result_free(result);
	pwp_checker_free(checker);
}

static void a_second_estimate_beyond_all_numbers_is_none(void **state)
{
	struct pwp_sources sources = PWP_SOURCES_INIT;
	struct pwp_checker *checker = NULL;
	static const double values[] = { INFINITY, -INFINITY, NAN, 1e300, -1 };

	(void)state;
	sources.estimate = estimate;
	sources.estimate_data = &second_bits;
	assert_int_equal(pwp_checker_new(school.policy, &sources, &checker), 0);
	second_error = 0;
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		char buf[PWP_JSON_SIZE];
		size_t len;
		second_bits = values[i];
		struct pwp_result *result = ask_with_second(checker);
		assert_true(pwp_result_second_bits(result) < 0);
		assert_int_equal(
			pwp_result_json(result, PWP_LEVEL_PLAIN, buf, sizeof(buf), &len),
			0);
		assert_null(strstr(buf, "second_bits"));
		pwp_result_free(result);
	}
	pwp_checker_free(checker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_checker_needs_a_policy_and_sources_of_its_size),
		cmocka_unit_test(a_policy_with_a_checker_is_frozen),
		cmocka_unit_test(a_request_that_breaks_the_contract_is_refused),
		cmocka_unit_test(words_have_their_limits),
		cmocka_unit_test(the_profile_decides),
		cmocka_unit_test(the_stand_ins_for_bad_habits_are_refused),
		cmocka_unit_test(length_is_counted_in_characters),
		cmocka_unit_test(the_second_estimator_is_told_but_decides_nothing),
		cmocka_unit_test(a_second_estimate_beyond_all_numbers_is_none),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
