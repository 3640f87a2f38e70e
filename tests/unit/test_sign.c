/* SPDX-License-Identifier: MIT */
/* match/sign.c: signs at the ends and between words. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

/* The cost of the sign at a cell, UINT32_MAX if it is an ordinary one. */
static uint32_t cost_at(const char *text, size_t at)
{
	typed_init(&typed, text);
	sign_match(&typed.input, at, &typed.list);
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
	/* two signs side by side in the middle are not a separator */
	assert_int_equal(cost_at("a!?b", 1), UINT32_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_sign_at_the_end_costs_least),
		cmocka_unit_test(a_separator_costs_less_the_second_time),
		cmocka_unit_test(letters_digits_and_other_scripts_are_no_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
