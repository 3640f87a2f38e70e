/* SPDX-License-Identifier: MIT */
/* match/sequence.c: what counts on, and what does not. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static uint32_t cost_of(const char *text)
{
	const struct match *match =
		typed_whole(&typed, text, &sequence_matcher, MATCH_SEQUENCE);
	return match ? match->cost : UINT32_MAX;
}

static void finds_what_counts_on(void **state)
{
	static const char *const sequences[] = { "123",	  "1234567890", "987",	"abc",
						 "zyx",	  "ABCDEF",	"2468", "acegi",
						 "97531", "8901",	"1098", "AbCd" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sequences); i++)
		CHECK(cost_of(sequences[i]) < BITS(14, 0), sequences[i]);
}

static void nothing_else_is_a_sequence(void **state)
{
	static const char *const others[] = { "12",
					      "111",
					      "147",
					      "yzab",
					      "abd",
					      "ab12",
					      "890b",
					      "/01",
					      "9:;",
					      "xyz{",
					      "\xc3\xa4\xc3\xa5\xc3\xa6",
					      "" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(cost_of(others[i]) == UINT32_MAX, others[i]);
}

#define USUAL BITS(1, 0)
#define DOWN BITS(1, 0)
#define TWO BITS(2, 0)

static void a_sequence_costs_its_start_step_and_length(void **state)
{
	const uint32_t three = log2_of(3);
	const struct {
		const char *text;
		uint32_t cost;
	} costs[] = {
		{ "123", USUAL + three },
		{ "012", USUAL + three },
		{ "abc", USUAL + three },
		{ "zyx", USUAL + DOWN + three },
		{ "987", USUAL + DOWN + three },
		{ "234", log2_of(10) + three },
		{ "bcd", log2_of(26) + three },
		{ "135", USUAL + TWO + three },
		{ "975", USUAL + DOWN + TWO + three },
		{ "12345678", USUAL + log2_of(8) },
		{ "890", log2_of(10) + three },
		{ "109", USUAL + DOWN + three },
		{ "ABC", USUAL + three + BITS(2, 0) },
		{ "Abc", USUAL + three + BITS(1, 50) },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].text) == costs[i].cost, costs[i].text);
}

static void no_sequence_is_longer_than_24(void **state)
{
	(void)state;
	assert_true(cost_of("123456789012345678901234") < UINT32_MAX);
	assert_int_equal(cost_of("1234567890123456789012345"), UINT32_MAX);
}

/* Cells behind the end hold what was typed before. */
static void reads_no_cell_behind_the_end(void **state)
{
	(void)state;
	typed_init(&typed, "xxxxxxxxxxxxxxxxxxxx123456789");
	typed_init(&typed, "xxxxxxxxxxxxxxxxxxxx12345");
	sequence_matcher.find(&typed.input, 20, &typed.list);
	assert_int_equal(typed.list.count, 3);
}

static void unusual_starts_steps_and_lengths_cost_more(void **state)
{
	static const char *const pairs[][2] = {
		{ "1234", "12345678" }, { "1234", "4567" }, { "abcd", "jklm" },
		{ "abcd", "dcba" },	{ "1234", "1357" }, { "abcd", "aceg" },
		{ "abcd", "abCd" },	{ "4567", "jklm" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		CHECK(cost_of(pairs[i][0]) < cost_of(pairs[i][1]), pairs[i][1]);
}

static void every_length_from_three_on_is_offered(void **state)
{
	(void)state;
	typed_init(&typed, "x34567y");
	sequence_matcher.find(&typed.input, 1, &typed.list);
	assert_int_equal(typed.list.count, 3);
	for (size_t end = 4; end <= 6; end++)
		assert_non_null(typed_find(&typed, 1, end, MATCH_SEQUENCE));
}

static void a_sequence_at_the_very_end_stays_inside(void **state)
{
	(void)state;
	for (size_t at = 0; at < 3; at++) {
		typed_init(&typed, "123");
		sequence_matcher.find(&typed.input, at, &typed.list);
		assert_int_equal(typed.list.count, at == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_counts_on),
		cmocka_unit_test(nothing_else_is_a_sequence),
		cmocka_unit_test(a_sequence_costs_its_start_step_and_length),
		cmocka_unit_test(no_sequence_is_longer_than_24),
		cmocka_unit_test(reads_no_cell_behind_the_end),
		cmocka_unit_test(unusual_starts_steps_and_lengths_cost_more),
		cmocka_unit_test(every_length_from_three_on_is_offered),
		cmocka_unit_test(a_sequence_at_the_very_end_stays_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
