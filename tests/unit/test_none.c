/* SPDX-License-Identifier: MIT */
/*
 * The library on a system without files (system/none.c, which is linked here in front of
 * the archive): shipped policies are there, every path is missing, and random bytes come
 * from the program.
 */
#include "pwpolicy.h"

#include "check.h"

#include <string.h>

static bool broken;
static unsigned n_asked;

int pwp_random(void *buf, size_t len);

int pwp_random(void *buf, size_t len)
{
	unsigned char *bytes = buf;

	n_asked++;
	for (size_t i = 0; i < len; i++)
		bytes[i] = (unsigned char)(i * 37 + n_asked);
	return broken;
}

static void no_policy_folder_is_school(void **state)
{
	struct pwp_policy *policy = NULL;
	bool changed = true;
	char title[64];

	(void)state;
	assert_int_equal(pwp_policy_load(NULL, 0, &policy, NULL), 0);
	assert_int_equal(pwp_policy_get(policy, NULL, "title", title, sizeof(title)), 0);
	assert_string_equal(title, "School IT policy");
	assert_int_equal(pwp_policy_changed(policy, &changed), 0);
	assert_false(changed);
	pwp_policy_free(policy);
}

static void a_file_is_missing(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_load("/etc/passwd", 0, &policy, &parse_error),
			 PWP_ERR_FILE);
	assert_null(policy);
	assert_string_equal(parse_error.file, "/etc/passwd");
	assert_string_equal(parse_error.text, "there are no files here");
}

/* Suggests a phrase from the shipped policy. */
static int suggest(struct pwp_suggestion *suggestion)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_checker *checker = NULL;
	struct pwp_policy *policy = NULL;

	*suggestion = (struct pwp_suggestion)PWP_SUGGESTION_INIT;
	assert_int_equal(pwp_policy_new(NULL, &policy), 0);
	assert_int_equal(pwp_checker_new(policy, NULL, &checker), 0);
	int error = pwp_suggest(checker, &request, NULL, suggestion, 1);
	pwp_checker_free(checker);
	pwp_policy_free(policy);
	return error;
}

static void random_bytes_are_the_programs(void **state)
{
	struct pwp_suggestion first, second;

	(void)state;
	n_asked = 0;
	assert_int_equal(suggest(&first), 0);
	n_asked = 0;
	assert_int_equal(suggest(&second), 0);
	assert_string_equal(first.phrase, second.phrase);
	assert_true(n_asked > 0 && strlen(first.phrase) > 0);
}

static void a_program_without_random_bytes_gets_no_phrase(void **state)
{
	struct pwp_suggestion suggestion;

	(void)state;
	broken = true;
	assert_int_equal(suggest(&suggestion), PWP_ERR_RANDOM);
	assert_string_equal(suggestion.phrase, "");
	broken = false;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_policy_folder_is_school),
		cmocka_unit_test(a_file_is_missing),
		cmocka_unit_test(random_bytes_are_the_programs),
		cmocka_unit_test(a_program_without_random_bytes_gets_no_phrase),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
