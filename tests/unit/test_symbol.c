/* SPDX-License-Identifier: MIT */
/* match/symbol.c: symbols at the ends and between words. */
#include "typed.h"

#include "base/log2.h"

#include <stdio.h>

static struct typed typed;

/* The cost of the symbol at a cell, UINT32_MAX if it is an ordinary one. */
static uint32_t cost_at(const char *text, size_t at)
{
	typed_init(&typed, text);
	symbol_matcher.find(&typed.input, at, &typed.list);
	const struct match *match = typed_find(&typed, at, at + 1, MATCH_AFFIX);
	return match ? match->cost : UINT32_MAX;
}

static void the_usual_sign_at_the_end_costs_least(void **state)
{
	(void)state;
	assert_true(cost_at("word!", 4) < cost_at("word?", 4));
	assert_true(cost_at("word?", 4) < cost_at("word~", 4));
	assert_int_equal(cost_at("word!!", 4), cost_at("word!", 4));
	assert_int_equal(cost_at("!word", 0), cost_at("word!", 4));
}

static void a_separator_costs_less_the_second_time(void **state)
{
	(void)state;
	assert_true(cost_at("a b c", 1) < cost_at("a%b c", 1));
	assert_true(cost_at("a b c", 3) < cost_at("a b c", 1));
	assert_true(cost_at("a b-c", 3) > cost_at("a b c", 3));
}

static void letters_digits_and_other_scripts_are_no_signs(void **state)
{
	(void)state;
	assert_int_equal(cost_at("words", 4), UINT32_MAX);
	assert_int_equal(cost_at("word1", 4), UINT32_MAX);
	assert_int_equal(cost_at("word\xf0\x9f\x98\x80", 4), UINT32_MAX);
	/* two symbols in a row in the middle are not a separator */
	assert_int_equal(cost_at("a!?b", 1), UINT32_MAX);
}

/* The cost of the cells as one symbol or separator. */
static uint32_t cost_of(const char *text, size_t start, size_t end)
{
	typed_init(&typed, text);
	symbol_matcher.find(&typed.input, start, &typed.list);
	const struct match *match = typed_find(&typed, start, end, MATCH_AFFIX);
	return match ? match->cost : UINT32_MAX;
}

static void a_separator_may_have_several_signs(void **state)
{
	static const char *const separators[] = { ", ", " - ", " & ",  "--",
						  "  ", "...", " == ", "  -  " };
	char text[32];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(separators); i++) {
		size_t len = strlen(separators[i]);
		snprintf(text, sizeof(text), "one%stwo%sone", separators[i],
			 separators[i]);
		uint32_t first = cost_of(text, 3, 3 + len);
		CHECK(first < BITS(9, 0), text);
		CHECK(cost_of(text, 6 + len, 6 + 2 * len) < first, text);
	}
	assert_int_equal(cost_of("one-,two", 3, 5), UINT32_MAX);
	assert_int_equal(cost_of("one------two", 3, 9), UINT32_MAX);
	/* a symbol outside ASCII is no usual one, nor with spaces around it */
	assert_int_equal(cost_of("one \xf0\x9f\x98\x80 two", 3, 6), UINT32_MAX);
}

static void signs_at_the_ends_are_repeated_or_mirrored(void **state)
{
	(void)state;
	assert_true(cost_of("word!!!", 4, 7) < BITS(4, 0));
	assert_true(cost_of("~~word", 0, 2) < BITS(8, 0));
	assert_int_equal(cost_of("*(word)*", 6, 8), BITS(1, 50));
	assert_int_equal(cost_of("<<word>>", 6, 8), BITS(1, 50));
	assert_int_equal(cost_of("#!word#!", 6, 8), UINT32_MAX);
	assert_int_equal(cost_of("**", 1, 2), cost_of("!*", 1, 2)); /* no word between */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_sign_at_the_end_costs_least),
		cmocka_unit_test(a_separator_costs_less_the_second_time),
		cmocka_unit_test(letters_digits_and_other_scripts_are_no_signs),
		cmocka_unit_test(a_separator_may_have_several_signs),
		cmocka_unit_test(signs_at_the_ends_are_repeated_or_mirrored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
