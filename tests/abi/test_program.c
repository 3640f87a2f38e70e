/* SPDX-License-Identifier: MIT */
/*
 * What a program does that was compiled against the header PWPOLICY_HEADER and runs with the
 * library of today: it reads a policy, checks, explains and suggests. The header is that of
 * release 0.1, or one whose structs have grown since, so that the program is older or newer
 * than the library.
 */
#include PWPOLICY_HEADER

#include "../unit/check.h"

#include <string.h>

#define N_SUGGESTIONS 3

struct program {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
};

static int estimate(void *data, struct pwp_text password, double *ret_bits)
{
	*ret_bits = *(const double *)data + (double)password.len;
	return 0;
}

static int begin(void **state)
{
	static struct program program;
	static double base = 40.0;
	struct pwp_sources sources = PWP_SOURCES_INIT;

	sources.estimate = estimate;
	sources.estimate_data = &base;
	assert_int_equal(pwp_policy_new("school", &program.policy), 0);
	assert_int_equal(pwp_checker_new(program.policy, &sources, &program.checker), 0);
	*state = &program;
	return 0;
}

static int end(void **state)
{
	struct program *program = *state;

	pwp_checker_free(program->checker);
	pwp_policy_free(program->policy);
	return 0;
}

static struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

static struct pwp_result *check(struct program *program, const char *password)
{
	const struct pwp_text words[] = { text_of("Bramble"), text_of("2014-05-17") };
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_result *result = NULL;

	request.password = text_of(password);
	request.user = text_of("akhan");
	request.full_name = text_of("Aisha Khan");
	request.words = words;
	request.n_words = 2;
	request.profile = "admin";
	request.year = 2026;
	assert_int_equal(pwp_check(program->checker, &request, &result), 0);
	assert_non_null(result);
	return result;
}

static bool has_reason(const struct pwp_result *result, const char *name)
{
	struct pwp_reason reason = PWP_REASON_INIT;
	bool found = false;

	for (size_t i = 0; i < pwp_result_reason_count(result); i++) {
		assert_int_equal(pwp_result_reason(result, i, &reason), 0);
		assert_int_equal(reason.size, sizeof(reason));
		assert_true(reason.number > 0 && strlen(reason.clause) > 0);
		found = found || strcmp(reason.name, name) == 0;
	}
	return found;
}

static void a_weak_password_has_reasons(void **state)
{
	struct pwp_result *result = check(*state, "Khan2014!x");

	assert_false(pwp_result_accepted(result));
	assert_string_equal(pwp_result_profile(result), "admin");
	assert_true(has_reason(result, "too_short"));
	assert_true(has_reason(result, "full_name"));
	assert_false(has_reason(result, "user_name"));
	assert_true(pwp_result_second_bits(result) == 50.0);
	pwp_result_free(result);
}

static void a_strong_password_is_accepted(void **state)
{
	struct pwp_result *result = check(*state, "xK7#mQ2$vL9@bT4&");

	assert_true(pwp_result_accepted(result));
	assert_int_equal(pwp_result_reason_count(result), 0);
	pwp_result_free(result);
}

static void parts_cover_the_password(void **state)
{
	struct pwp_result *result = check(*state, "Khan2014!x");
	struct pwp_part part = PWP_PART_INIT;
	size_t end_of_last = 0;
	int error = 0;

	for (size_t i = 0; (error = pwp_result_part(result, i, &part)) == 0; i++) {
		assert_int_equal(part.size, sizeof(part));
		assert_int_equal(part.offset, end_of_last);
		assert_true(strlen(part.kind) > 0 && part.bits >= 0.0);
		if (i == 0)
			assert_string_equal(part.kind, "full_name");
		end_of_last = part.offset + part.length;
	}
	assert_int_equal(error, PWP_ERR_UNKNOWN);
	assert_int_equal(end_of_last, strlen("Khan2014!x"));
	pwp_result_free(result);
}

static void suggestions_are_where_the_program_looks(void **state)
{
	struct pwp_suggestion many[N_SUGGESTIONS] = { PWP_SUGGESTION_INIT };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct pwp_request request = PWP_REQUEST_INIT;
	struct program *program = *state;

	request.profile = "admin";
	options.words = 6;
	options.separator = text_of("+");
	assert_int_equal(
		pwp_suggest(program->checker, &request, &options, many, N_SUGGESTIONS),
		0);
	for (size_t i = 0; i < N_SUGGESTIONS; i++) {
		size_t n_between = 0;
		for (const char *at = many[i].phrase; *at; at++)
			n_between += *at == '+';
		assert_int_equal(n_between, 5);
		assert_int_equal(many[i].size, sizeof(many[i]));
		assert_true(strlen(many[i].hint) > 0 && strlen(many[i].strength) > 0);
		assert_true(many[i].drawn_bits > many[i].bits && many[i].bits > 40.0);
	}
}

static void a_wrong_value_is_explained(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(
		pwp_policy_set(policy, NULL, "retry", text_of("many"), &parse_error),
		PWP_ERR_VALUE);
	assert_non_null(strstr(parse_error.text, "retry takes a whole number"));
	assert_int_equal(parse_error.column, 1);
	assert_int_equal(parse_error.size, sizeof(parse_error));
	pwp_policy_free(policy);
}

static void a_person_gets_a_profile(void **state)
{
	static const char *const groups[] = { "users", "pupils" };
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
	struct pwp_person person = PWP_PERSON_INIT;
	struct program *program = *state;
	const char *profile = NULL;

	person.user = "akhan";
	person.groups = groups;
	person.n_groups = 2;
	assert_int_equal(pwp_policy_select(program->policy, &person, &profile, &source),
			 0);
	assert_string_equal(profile, "pupil");
	assert_int_equal(source, PWP_PROFILE_SOURCE_GROUP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_weak_password_has_reasons),
		cmocka_unit_test(a_strong_password_is_accepted),
		cmocka_unit_test(parts_cover_the_password),
		cmocka_unit_test(suggestions_are_where_the_program_looks),
		cmocka_unit_test(a_wrong_value_is_explained),
		cmocka_unit_test(a_person_gets_a_profile),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
