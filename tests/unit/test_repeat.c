/* SPDX-License-Identifier: MIT */
/* match/repeat.c: what has just been typed, typed again. */
#include "typed.h"

#include "base/log2.h"

#include <string.h>

static struct typed typed;

/* The cost of the repeat of cells start to the end; UINT32_MAX: there is none. */
static uint32_t cost_of(const char *text, size_t start)
{
	typed_init(&typed, text);
	repeat_matcher.find(&typed.input, start, &typed.list);
	const struct match *match =
		typed_find(&typed, start, typed.subject.count, MATCH_REPEAT);
	return match ? match->cost : UINT32_MAX;
}

struct repeat {
	const char *text;
	size_t start;
	const char *why;
};

static const struct repeat repeats[] = {
	{ "aaa", 1, "one character again and again" },
	{ "aaaaaaaaaa", 1, "many times" },
	{ "abcabc", 3, "three characters again" },
	{ "CharlieCharlie", 7, "a word again" },
	{ "Charliecharlie", 7, "the same in other case" },
	{ "\xc3\xa4ha\xc3\xa4ha", 3, "accents" },
	{ "abcabcab", 3, "the last copy may break off" },
	{ "qwertyuiopasdfghjklzqwertyuiopasdfghjklz", 20, "a long text again" },
	{ "\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87", 2, "ideographs" },
};

static void finds_what_is_typed_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(repeats); i++)
		CHECK(cost_of(repeats[i].text, repeats[i].start) < BITS(8, 0),
		      repeats[i].why);
}

static void nothing_is_repeated_where_nothing_was_typed(void **state)
{
	(void)state;
	assert_int_equal(cost_of("aaa", 0), UINT32_MAX);
	assert_int_equal(cost_of("abcdef", 3), UINT32_MAX);
	assert_int_equal(cost_of("aba", 2), UINT32_MAX);
	assert_int_equal(cost_of("abcab", 3), UINT32_MAX);
}

static void invalid_bytes_are_repeated_as_one_kind(void **state)
{
	(void)state;
	assert_true(cost_of("\xff\xfe\xff\xfe", 1) < BITS(8, 0));
}

static const struct {
	const char *text;
	size_t start;
	uint32_t copies; /* that an attacker tries, and the one that is there */
	bool other_case;
} costs[] = {
	{ "abcabc", 3, 2, false },    { "abcABC", 3, 2, true },
	{ "abcabcabc", 3, 3, false }, { "aaa", 1, 3, false },
	{ "aaaa", 1, 4, false },      { "abcabcab", 3, 2, false },
	{ "aaA", 1, 3, true },	      { "ababab", 2, 3, false },
};

static void a_repeat_costs_its_number_of_copies(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].text, costs[i].start) ==
			      BITS(1, 0) + log2_of(costs[i].copies) +
				      (costs[i].other_case ? BITS(1, 0) : 0),
		      costs[i].text);
}

/* Where the copy began before, no more than 16 cells are looked at once more. */
static void inside_a_copy_only_a_part_is_compared(void **state)
{
	char text[61];

	(void)state;
	memset(text, 'a', 60);
	text[60] = '\0';
	typed_init(&typed, text);
	repeat_matcher.find(&typed.input, 2, &typed.list);
	assert_non_null(typed_find(&typed, 2, 18, MATCH_REPEAT));
	assert_null(typed_find(&typed, 2, 19, MATCH_REPEAT));
	assert_null(typed_find(&typed, 2, 60, MATCH_REPEAT));
}

static void more_copies_and_other_case_cost_more(void **state)
{
	(void)state;
	assert_true(cost_of("abcabc", 3) < cost_of("abcabcabcabc", 3));
	assert_true(cost_of("abcabc", 3) < cost_of("abcABC", 3));
	assert_true(cost_of("aaa", 1) < cost_of("aaaaaaaa", 1));
}

static void a_shorter_copy_is_offered_too(void **state)
{
	(void)state;
	typed_init(&typed, "abcabcabc");
	repeat_matcher.find(&typed.input, 3, &typed.list);
	assert_non_null(typed_find(&typed, 3, 6, MATCH_REPEAT));
	assert_non_null(typed_find(&typed, 3, 9, MATCH_REPEAT));
}

static void copies_start_at_most_64_cells_back(void **state)
{
	char text[131];

	(void)state;
	for (size_t period = 64; period <= 65; period++) {
		memset(text, 0, sizeof(text));
		/* no two cells of the first copy are alike in a shorter period */
		for (size_t i = 0; i < 2 * period; i++)
			text[i] = (char)('!' + i % period);
		for (size_t i = 0; i < 2 * period; i++)
			if (text[i] >= 'A' && text[i] <= 'Z')
				text[i] = (char)(text[i] + 'a' - 'A');
		bool found = cost_of(text, period) != UINT32_MAX;
		assert_int_equal(found, period <= 64);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_is_typed_again),
		cmocka_unit_test(nothing_is_repeated_where_nothing_was_typed),
		cmocka_unit_test(invalid_bytes_are_repeated_as_one_kind),
		cmocka_unit_test(a_repeat_costs_its_number_of_copies),
		cmocka_unit_test(inside_a_copy_only_a_part_is_compared),
		cmocka_unit_test(more_copies_and_other_case_cost_more),
		cmocka_unit_test(a_shorter_copy_is_offered_too),
		cmocka_unit_test(copies_start_at_most_64_cells_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
