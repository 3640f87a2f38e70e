/* SPDX-License-Identifier: MIT */
/* match/match.c: all matchers of the table are asked, and a full list stays as it is. */
#include "known_text.h"
#include "typed.h"

static struct typed typed;

struct finding {
	const char *text;
	unsigned kind;
};

static void each_matcher_of_the_table_is_asked(void **state)
{
	static const struct finding findings[] = {
		{ "password", MATCH_PASSWORD }, { "shrubbery", MATCH_WORD },
		{ "hjkl;", MATCH_KEYBOARD },	{ "34567", MATCH_SEQUENCE },
		{ "14031999", MATCH_DATE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		typed_init(&typed, findings[i].text);
		match_beginning(&typed.input, 0, &typed.list);
		CHECK(typed_find(&typed, 0, typed.subject.count, findings[i].kind),
		      findings[i].text);
	}
	typed_init(&typed, "xyxy");
	match_beginning(&typed.input, 2, &typed.list);
	assert_non_null(typed_find(&typed, 2, 4, MATCH_REPEAT));
}

static void known_words_are_found_in_both_directions(void **state)
{
	struct known_word words[4];
	uint32_t codes[32];
	struct known known;

	(void)state;
	known_init(&known, words, 4, codes, 32);
	known_text(&known, KNOWN_USER, "zvkq");
	typed_init(&typed, "zvkqqkvz");
	typed.input.known = &known;
	match_beginning(&typed.input, 0, &typed.list);
	assert_non_null(typed_find(&typed, 0, 4, MATCH_KNOWN + KNOWN_USER));
	match_ending(&typed.input, 8, &typed.list);
	assert_non_null(typed_find(&typed, 4, 8, MATCH_KNOWN + KNOWN_USER));
}

static void reversed_words_are_found_at_their_end(void **state)
{
	(void)state;
	typed_init(&typed, "drowssap");
	match_ending(&typed.input, 8, &typed.list);
	assert_non_null(typed_find(&typed, 0, 8, MATCH_PASSWORD));
}

static void each_search_starts_with_an_empty_list(void **state)
{
	(void)state;
	typed_init(&typed, "password\xc2\xa7\xc2\xb6");
	match_beginning(&typed.input, 0, &typed.list);
	assert_true(typed.list.count > 0);
	match_beginning(&typed.input, 8, &typed.list);
	assert_int_equal(typed.list.count, 0);
}

static void a_full_list_takes_no_more(void **state)
{
	(void)state;
	typed_init(&typed, "abc");
	for (size_t i = 0; i < MATCH_LIST_MAX; i++) {
		struct match *match = match_add(&typed.list, 1, 3, MATCH_WORD, 77);
		assert_non_null(match);
		assert_int_equal(match->start, 1);
		assert_int_equal(match->end, 3);
		assert_int_equal(match->cost, 77);
		assert_int_equal(match->listed, MATCH_UNLISTED);
		assert_false(match->word);
	}
	assert_null(match_add(&typed.list, 0, 1, MATCH_WORD, 1));
	assert_int_equal(typed.list.count, MATCH_LIST_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_matcher_of_the_table_is_asked),
		cmocka_unit_test(known_words_are_found_in_both_directions),
		cmocka_unit_test(reversed_words_are_found_at_their_end),
		cmocka_unit_test(each_search_starts_with_an_empty_list),
		cmocka_unit_test(a_full_list_takes_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
