/* SPDX-License-Identifier: MIT */
/* store/system/module_arguments.c: words of the module and options on its line. */
#include "store/system/module_arguments.h"

#include "check.h"

#include <string.h>

#define WORDS_MAX 4

struct line {
	const char *words[WORDS_MAX]; /* ends with NULL */
	int error;
	const char *file; /* of the diagnosis */
	const char *why;
};

static size_t count(const char *const *words)
{
	size_t n = 0;

	while (n < WORDS_MAX && words[n])
		n++;
	return n;
}

static void checks_every_word(void **state)
{
	static const struct line lines[] = {
		{ { NULL }, 0, NULL, "nothing" },
		{ { "policy=school", "use_authtok", "retry=2" }, 0, NULL, "all kinds" },
		{ { "authtok_type=UNIX", "record" }, 0, NULL, "libpam's own word" },
		{ { "authtok_type=" }, 0, NULL, "it may be empty" },
		{ { "groups=a, b" }, 0, NULL, "spaces were in brackets" },
		{ { "debug" }, PWP_ERR_SYNTAX, "module argument debug", "no such word" },
		{ { "policy" }, PWP_ERR_SYNTAX, "module argument policy", "no value" },
		{ { "policy=" }, PWP_ERR_VALUE, "module argument policy", "empty" },
		{ { "retry=2", "retry=3" },
		  PWP_ERR_REPEATED,
		  "module argument retry",
		  "an option twice" },
		{ { "record", "record" },
		  PWP_ERR_REPEATED,
		  "module argument record",
		  "a word twice" },
		{ { "retry=2", "retrying=3" }, 0, NULL, "a name that begins alike" },
		/* what the library says of options is asked for later */
		{ { "use_authtok=yes" }, 0, NULL, "then it is an option" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct module_arguments arguments;
		int error = module_arguments_read(count(lines[i].words), lines[i].words,
						  &arguments, &parse_error);

		CHECK(error == lines[i].error, lines[i].why);
		CHECK((parse_error.text[0] == '\0') == (error == 0), lines[i].why);
		if (lines[i].file)
			assert_string_equal(parse_error.file, lines[i].file);
	}
}

static void reads_the_words_of_the_module(void **state)
{
	static const char *const words[] = { "use_authtok", "policy=/etc/x", "retry=2" };
	static const char *const last[] = { "debug", "record" };
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct module_arguments arguments;

	(void)state;
	assert_int_equal(module_arguments_read(3, words, &arguments, &parse_error), 0);
	assert_string_equal(arguments.policy, "/etc/x");
	assert_true(arguments.use_authtok);
	assert_int_equal(arguments.count, 3);
	assert_false(module_arguments_say_record(3, words));
	assert_int_equal(module_arguments_read(1, &words[2], &arguments, &parse_error),
			 0);
	assert_null(arguments.policy);
	assert_false(arguments.use_authtok);
	assert_true(module_arguments_say_record(2, last));
	assert_true(module_arguments_is_option("retry=2"));
	assert_false(module_arguments_is_option("policy=school"));
}

static void opens_the_policy_that_is_named(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(module_arguments_open("ncsc", NULL, 0, &policy, &parse_error),
			 0);
	policy = pwp_policy_free(policy);
	assert_int_equal(module_arguments_open("scool", NULL, 0, &policy, &parse_error),
			 PWP_ERR_UNKNOWN);
	assert_string_equal(parse_error.file, "module argument policy");
	assert_int_equal(
		module_arguments_open("/no/such", NULL, 0, &policy, &parse_error),
		PWP_ERR_FILE);
	assert_int_equal(
		module_arguments_open(NULL, "/no/such", 0, &policy, &parse_error),
		PWP_ERR_FILE);
	assert_null(policy);
}

static double retry_of(const struct pwp_policy *policy)
{
	double retry = 0.0;

	assert_int_equal(pwp_policy_number(policy, "staff", "retry", &retry), 0);
	return retry;
}

static void sets_options_and_shows_no_value(void **state)
{
	static const char too_long[] =
		"a_name_that_no_option_has_and_that_is_longer_than_"
		"any_option_could_be=secret";
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new(NULL, &policy), 0);
	assert_int_equal(module_arguments_set("retry=7", policy, &parse_error), 0);
	assert_true(retry_of(policy) == 7.0);
	assert_int_equal(module_arguments_set("record", policy, &parse_error), 0);
	assert_int_equal(module_arguments_set("retry=secret", policy, &parse_error),
			 PWP_ERR_VALUE);
	assert_string_equal(parse_error.file, "module argument retry");
	assert_null(strstr(parse_error.text, "secret"));
	assert_int_equal(module_arguments_set("retries=1", policy, &parse_error),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(module_arguments_set(too_long, policy, &parse_error),
			 PWP_ERR_UNKNOWN);
	assert_null(strstr(parse_error.file, "secret"));
	assert_true(retry_of(policy) == 7.0);
	pwp_policy_free(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(checks_every_word),
		cmocka_unit_test(reads_the_words_of_the_module),
		cmocka_unit_test(opens_the_policy_that_is_named),
		cmocka_unit_test(sets_options_and_shows_no_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
