/* SPDX-License-Identifier: MIT */
/*
 * pwp_policy_parse(): what a text in memory may name, that only its caller is asked for it,
 * and every refusal with its place.
 */
#include "input/loader.h"
#include "input/policy.h"
#include "judge.h"

#include <stdlib.h>

/* What the caller has: names and texts, closed by NULL. A text "-7" is that error. */
struct texts {
	const char *const *pairs;
	unsigned n_asked;
	char asked[PWP_VALUE_SIZE]; /* the name that was asked for last */
};

static int give(void *data, struct pwp_text name, struct pwp_text *ret_text)
{
	struct texts *texts = data;

	texts->n_asked++;
	assert_true(name.len < sizeof(texts->asked));
	memcpy(texts->asked, name.ptr, name.len);
	texts->asked[name.len] = '\0';
	for (const char *const *pair = texts->pairs; *pair; pair += 2) {
		if (strcmp(pair[0], texts->asked) != 0)
			continue;
		if (pair[1][0] == '-' || pair[1][0] == '+')
			return (int)strtol(pair[1], NULL, 10);
		*ret_text = text_of(pair[1]);
		return 0;
	}
	return PWP_ERR_FILE;
}

static const char *const given[] = {
	"house.conf",
	"include = staff-6\nmin_length = 11\n[profile guest]\nusers = guest\n",
	"deep",
	"include = deeper\nretry = 4\n",
	"deeper",
	"include = deepest\nretry = 5\ntitle = Deeper\n",
	"deepest",
	"retry = 6\n",
	"loop",
	"include = loop\n",
	"faulty",
	"retry = 3\nretries = 3\n",
	"empty",
	"",
	"/words",
	"Bramble\n# not this\nHarbour\n",
	"/none",
	"# none yet\n",
	"/cut",
	"Bramble",
	"memory",
	"-1",
	"/positive",
	"+5",
	"positive",
	"+5",
	NULL,
};

static void check_value(const struct pwp_policy *policy, const char *profile,
			const char *name, const char *expected)
{
	char value[256];

	assert_int_equal(pwp_policy_get(policy, profile, name, value, sizeof(value)), 0);
	assert_string_equal(value, expected);
}

/* Parses with what is given above; NULL: an error, which is checked. */
static struct pwp_policy *parse(const char *text, int expected, struct texts *texts,
				struct pwp_parse_error *parse_error)
{
	struct pwp_policy *policy = NULL;

	*texts = (struct texts){ .pairs = given };
	*parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	int error = pwp_policy_parse(text_of(text), give, texts, &policy, parse_error);
	if (error != expected)
		fail_msg("%s: %d instead of %d: %s:%u:%u: %s", text, error, expected,
			 parse_error->file, parse_error->line, parse_error->column,
			 parse_error->text);
	assert_true((policy != NULL) == (error == 0));
	return policy;
}

static void a_text_is_read_as_a_file_is(void **state)
{
	struct pwp_parse_error parse_error;
	struct texts texts;
	struct pwp_policy *policy =
		parse("include = school\nretry = 7\n[profile pupil]\nmin_length = 9\n", 0,
		      &texts, &parse_error);

	(void)state;
	assert_int_equal(texts.n_asked, 0);
	check_value(policy, NULL, "retry", "7");
	check_value(policy, "pupil", "min_length", "9");
	check_value(policy, "admin", "min_length", "12");
	pwp_policy_free(policy);
}

static void other_names_are_asked_for(void **state)
{
	struct pwp_parse_error parse_error;
	struct texts texts;
	struct pwp_policy *policy =
		parse("include = house.conf\nretry = 7\n", 0, &texts, &parse_error);

	(void)state;
	assert_int_equal(texts.n_asked, 1);
	check_value(policy, NULL, "min_length", "11");
	check_value(policy, "guest", "users", "guest");
	pwp_policy_free(policy);

	policy = parse("include = deep\n", 0, &texts, &parse_error);
	assert_int_equal(texts.n_asked, 3);
	assert_string_equal(texts.asked, "deepest");
	check_value(policy, NULL, "retry", "4");
	check_value(policy, NULL, "title", "Deeper");
	pwp_policy_free(policy);
}

static void words_are_asked_for(void **state)
{
	struct pwp_parse_error parse_error;
	struct texts texts;
	struct pwp_policy *policy =
		parse("banned_words = bus\nbanned_words_file = /words\n"
		      "site_words_file = /none\n[profile pupil]\nusers = pip\n"
		      "site_words_file = /words\n",
		      0, &texts, &parse_error);

	(void)state;
	assert_int_equal(texts.n_asked, 3);
	struct string_array banned = policy_rules(policy, NULL)->banned_words;
	assert_int_equal(banned.count, 3);
	assert_string_equal(banned.items[0].ptr, "bus");
	assert_string_equal(banned.items[2].ptr, "Harbour");
	assert_int_equal(policy_rules(policy, NULL)->site_words.count, 0);
	assert_int_equal(policy_rules(policy, "pupil")->site_words.count, 2);
	pwp_policy_free(policy);
}

struct refusal {
	const char *text;
	int error;
	const char *file;
	unsigned line, column;
	const char *said;
};

static const struct refusal refusals[] = {
	{ "", PWP_ERR_SYNTAX, "", 0, 0, "empty" },
	{ "retry = 3", PWP_ERR_SYNTAX, "", 1, 10, "no newline" },
	{ "retry 3\n", PWP_ERR_SYNTAX, "", 1, 1, "name = value" },
	{ "a = 1\n", PWP_ERR_UNKNOWN, "", 1, 1, "no option" },
	{ "\nretry = many\n", PWP_ERR_VALUE, "", 2, 9, "whole number" },
	{ "retry = 3\nretry = 3\n", PWP_ERR_REPEATED, "", 2, 1, "retry" },
	{ "include = nothing\n", PWP_ERR_FILE, "", 1, 11, "no text of this name" },
	{ "include = memory\n", PWP_ERR_NOMEM, "", 1, 11, "no text of this name" },
	{ "include = positive\n", PWP_ERR_ARGUMENT, "", 1, 11, "no text of this name" },
	{ "include = loop\n", PWP_ERR_TOO_BIG, "loop", 1, 11, "include one another" },
	{ "include = faulty\n", PWP_ERR_UNKNOWN, "faulty", 2, 1, "no option" },
	{ "include = empty\n", PWP_ERR_SYNTAX, "empty", 0, 0, "empty" },
	{ "site_words_file = /nothing\n", PWP_ERR_FILE, "/nothing", 0, 0, "no text" },
	{ "site_words_file = /positive\n", PWP_ERR_ARGUMENT, "/positive", 0, 0,
	  "no text" },
	{ "site_words_file = /cut\n", PWP_ERR_SYNTAX, "/cut", 1, 8, "no newline" },
	{ "site_words_file = words\n", PWP_ERR_VALUE, "", 1, 19, "starts with" },
	{ "max_length = 64\nlong_length = 65\n", PWP_ERR_VALUE, "", 0, 0, "long_length" },
};

static void a_refusal_tells_its_place(void **state)
{
	struct pwp_parse_error parse_error;
	struct texts texts;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(refusals); i++) {
		const struct refusal *one = &refusals[i];
		parse(one->text, one->error, &texts, &parse_error);
		CHECK(strcmp(parse_error.file, one->file) == 0, one->text);
		CHECK(parse_error.line == one->line, one->text);
		CHECK(parse_error.column == one->column, one->text);
		CHECK(strstr(parse_error.text, one->said) != NULL, one->text);
	}
}

static void without_a_callback_no_other_text_is_read(void **state)
{
	static const char *const texts[] = { "include = house.conf\n",
					     "include = /etc/passwd\n",
					     "site_words_file = /etc/passwd\n" };
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_int_equal(pwp_policy_parse(text_of(texts[i]), NULL, NULL, &policy,
						  &parse_error),
				 PWP_ERR_FILE);
		assert_null(policy);
		assert_string_equal(parse_error.text,
				    "a policy from memory cannot read a file");
	}
}

static void a_policy_from_memory_is_set_without_files(void **state)
{
	struct pwp_parse_error parse_error;
	struct texts texts;
	struct pwp_policy *policy =
		parse("site_words_file = /words\n", 0, &texts, &parse_error);

	(void)state;
	assert_int_equal(pwp_policy_set(policy, NULL, "site_words_file",
					text_of("/etc/passwd"), &parse_error),
			 PWP_ERR_FILE);
	assert_int_equal(texts.n_asked, 1);
	check_value(policy, NULL, "site_words_file", "/words");
	assert_int_equal(pwp_policy_set(policy, NULL, "retry", text_of("9"), NULL), 0);
	check_value(policy, NULL, "retry", "9");
	pwp_policy_free(policy);
}

/* A policy of `len` bytes: a comment in lines of 64 bytes, then a rule. */
static char *long_policy(size_t len)
{
	static const char rule[] = "retry = 3\n";
	char *text = malloc(len);

	assert_non_null(text);
	memset(text, '#', len);
	for (size_t i = 63; i < len; i += 64)
		text[i] = '\n';
	memcpy(text + len - strlen(rule) - 1, "\n", 1);
	memcpy(text + len - strlen(rule), rule, strlen(rule));
	return text;
}

static void a_text_has_the_size_of_a_file_at_most(void **state)
{
	char *text = long_policy(LOADER_FILE_MAX + 1);
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_parse((struct pwp_text){ text, LOADER_FILE_MAX + 1 },
					  NULL, NULL, &policy, &parse_error),
			 PWP_ERR_TOO_BIG);
	assert_string_equal(parse_error.text, "the file is too big");
	assert_int_equal(pwp_policy_parse((struct pwp_text){ text + 1, LOADER_FILE_MAX },
					  NULL, NULL, &policy, &parse_error),
			 0);
	check_value(policy, NULL, "retry", "3");
	pwp_policy_free(policy);
	free(text);
}

static int give_broken(void *data, struct pwp_text name, struct pwp_text *ret_text)
{
	(void)data;
	(void)name;
	*ret_text = (struct pwp_text){ NULL, 4 };
	return 0;
}

static void refuses_broken_calls(void **state)
{
	struct pwp_parse_error small = { .size = 8 };
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_parse(text_of("retry = 1\n"), NULL, NULL, NULL, NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(
		pwp_policy_parse(text_of("retry = 1\n"), NULL, NULL, &policy, &small),
		PWP_ERR_ARGUMENT);
	assert_int_equal(
		pwp_policy_parse((struct pwp_text){ NULL, 1 }, NULL, NULL, &policy, NULL),
		PWP_ERR_ARGUMENT);
	assert_int_equal(
		pwp_policy_parse((struct pwp_text){ NULL, 0 }, NULL, NULL, &policy, NULL),
		PWP_ERR_SYNTAX);
	assert_int_equal(pwp_policy_parse(text_of("include = x\n"), give_broken, NULL,
					  &policy, NULL),
			 PWP_ERR_ARGUMENT);
	assert_null(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_read_as_a_file_is),
		cmocka_unit_test(other_names_are_asked_for),
		cmocka_unit_test(words_are_asked_for),
		cmocka_unit_test(a_refusal_tells_its_place),
		cmocka_unit_test(without_a_callback_no_other_text_is_read),
		cmocka_unit_test(a_policy_from_memory_is_set_without_files),
		cmocka_unit_test(a_text_has_the_size_of_a_file_at_most),
		cmocka_unit_test(refuses_broken_calls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
