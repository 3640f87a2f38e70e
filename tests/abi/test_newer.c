/* SPDX-License-Identifier: MIT */
/*
 * A program of a release to come, whose structs have a member `later`: what it sets there
 * the library of today cannot obey, so it refuses, and what it reads from there is zero.
 */
#include PWPOLICY_HEADER

#include "../unit/check.h"

#include <string.h>

static struct pwp_policy *policy;
static struct pwp_checker *checker;

static int begin(void **state)
{
	(void)state;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(pwp_checker_new(policy, NULL, &checker), 0);
	return 0;
}

static int end(void **state)
{
	(void)state;
	pwp_checker_free(checker);
	pwp_policy_free(policy);
	return 0;
}

static void what_is_asked_for_later_is_refused(void **state)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_sources sources = PWP_SOURCES_INIT;
	struct pwp_person person = PWP_PERSON_INIT;
	enum pwp_profile_source source;
	struct pwp_checker *other = NULL;
	struct pwp_result *result = NULL;
	const char *profile = NULL;

	(void)state;
	options.later[0] = 1;
	assert_int_equal(pwp_suggest(checker, &request, &options, &suggestion, 1),
			 PWP_ERR_ARGUMENT);
	request.later[1] = 1;
	assert_int_equal(pwp_check(checker, &request, &result), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_suggest(checker, &request, NULL, &suggestion, 1),
			 PWP_ERR_ARGUMENT);
	sources.later[1] = UINT64_MAX;
	assert_int_equal(pwp_checker_new(policy, &sources, &other), PWP_ERR_ARGUMENT);
	person.later[0] = 1;
	assert_int_equal(pwp_policy_select(policy, &person, &profile, &source),
			 PWP_ERR_ARGUMENT);
	assert_true(!result && !other && !profile);
}

static void what_is_read_from_later_is_zero(void **state)
{
	struct pwp_reason reason = { .size = sizeof(reason), .later = { 7, 7 } };
	struct pwp_part part = { .size = sizeof(part), .later = { 7, 7 } };
	struct pwp_suggestion suggestion = { .size = sizeof(suggestion),
					     .later = { 7, 7 } };
	struct pwp_parse_error parse_error = { .size = sizeof(parse_error),
					       .later = { 7, 7 } };
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_result *result = NULL;

	(void)state;
	request.password = (struct pwp_text){ "password", 8 };
	assert_int_equal(pwp_check(checker, &request, &result), 0);
	assert_int_equal(pwp_result_reason(result, 0, &reason), 0);
	assert_int_equal(pwp_result_part(result, 0, &part), 0);
	assert_int_equal(pwp_suggest(checker, &request, NULL, &suggestion, 1), 0);
	assert_int_equal(pwp_policy_load("relative", 0, &policy, &parse_error),
			 PWP_ERR_FILE);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(reason.later[i], 0);
		assert_int_equal(part.later[i], 0);
		assert_int_equal(suggestion.later[i], 0);
		assert_int_equal(parse_error.later[i], 0);
	}
	pwp_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_asked_for_later_is_refused),
		cmocka_unit_test(what_is_read_from_later_is_zero),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
