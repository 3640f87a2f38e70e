/* SPDX-License-Identifier: MIT */
/* suggest/scheme.c: what is asked for, and what the rules say where nothing is. */
#include "suggest/scheme.h"

#include "check.h"

static const struct pwp_suggest_options defaults = PWP_SUGGEST_OPTIONS_INIT;

static void lists_and_styles_follow_the_rules(void **state)
{
	const struct rules plain = { .reading_level = PWP_LEVEL_PLAIN,
				     .passphrase_words = 3 };
	const struct rules by_words = { .reading_level = PWP_LEVEL_STANDARD,
					.passphrase_words = 4,
					.min_classes = 4 };
	const struct rules letter_digit = { .require = REQUIRE_LETTER | REQUIRE_DIGIT };
	const struct rules upper = { .require = REQUIRE_UPPER };
	const struct rules three = { .min_classes = 3 }, four = { .min_classes = 4 };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;

	(void)state;
	assert_int_equal(scheme_list(&plain, &defaults), WORDS_JUNIOR);
	assert_int_equal(scheme_list(&by_words, &defaults), WORDS_GENERAL);
	options.list = PWP_LIST_INFANT;
	assert_int_equal(scheme_list(&by_words, &options), WORDS_INFANT);
	assert_int_equal(scheme_for(&by_words, &defaults).style, PWP_STYLE_PLAIN);
	assert_int_equal(scheme_for(&letter_digit, &defaults).style, PWP_STYLE_DIGITS);
	assert_int_equal(scheme_for(&upper, &defaults).style, PWP_STYLE_CAPITALS);
	assert_int_equal(scheme_for(&three, &defaults).style, PWP_STYLE_DIGITS);
	assert_int_equal(scheme_for(&four, &defaults).style, PWP_STYLE_SYMBOLS);
	options.style = PWP_STYLE_CAPITALS;
	assert_int_equal(scheme_for(&four, &options).style, PWP_STYLE_CAPITALS);
	assert_int_equal(scheme_for(&four, &options).separator.len, 0);
	options.style = PWP_STYLE_PLAIN;
	assert_int_equal(scheme_for(&four, &options).separator.len, 1);
	options.separator = (struct pwp_text){ "", 0 };
	assert_int_equal(scheme_for(&four, &options).separator.len, 0);
}

struct wrong {
	struct pwp_suggest_options options;
	int error;
};

#define SIZED .size = sizeof(struct pwp_suggest_options)

static const struct wrong wrongs[] = {
	{ { SIZED }, 0 },
	{ { SIZED, .words = 10, .separator = { " 1-", 3 } }, 0 },
	{ { SIZED, .bits = 128, .separator = { "", 0 } }, 0 },
	{ { .size = 1 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .words = 2 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .words = 11 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .words = UINT32_MAX }, PWP_ERR_ARGUMENT },
	{ { SIZED, .bits = 129 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .words = 3, .bits = 30 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .list = (enum pwp_list)4 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .style = (enum pwp_style)5 }, PWP_ERR_ARGUMENT },
	{ { SIZED, .separator = { "-----", 5 } }, PWP_ERR_ARGUMENT },
	{ { SIZED, .separator = { NULL, 1 } }, PWP_ERR_ARGUMENT },
	{ { SIZED, .separator = { "x", 1 } }, PWP_ERR_ARGUMENT },
	{ { SIZED, .separator = { "\n", 1 } }, PWP_ERR_ARGUMENT },
	{ { SIZED, .separator = { "\xc2\xb7", 2 } }, PWP_ERR_ARGUMENT },
};

static void wrong_options_are_refused(void **state)
{
	struct pwp_suggest_options read;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrongs); i++)
		assert_int_equal(scheme_read(&wrongs[i].options, &read), wrongs[i].error);
}

static void no_options_are_the_defaults(void **state)
{
	struct pwp_suggest_options read = { .words = 9 };

	(void)state;
	assert_int_equal(scheme_read(NULL, &read), 0);
	assert_memory_equal(&read, &defaults, sizeof(read));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_and_styles_follow_the_rules),
		cmocka_unit_test(wrong_options_are_refused),
		cmocka_unit_test(no_options_are_the_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
