/* SPDX-License-Identifier: MIT */
/* match/match.c: all matchers are prepared and asked, and a full list stays as it is. */
#include "known_text.h"
#include "typed.h"

static struct typed typed;
static struct match_search search;
static struct arena arena;

static int prepare(void)
{
	arena_done(&arena);
	assert_true(arena_init(&arena, match_room(&typed.request, typed.subject.count)));
	return match_prepare(&search, &typed.source, &arena);
}

static void open_password(const char *text)
{
	typed_init(&typed, text);
	assert_int_equal(prepare(), 0);
}

static int close_password(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

struct finding {
	const char *text;
	unsigned kind;
};

static void each_matcher_of_the_table_is_asked(void **state)
{
	static const struct finding findings[] = {
		{ "password", MATCH_PASSWORD }, { "shrubbery", MATCH_WORD },
		{ "hjkl;", MATCH_KEYBOARD },	{ "34567", MATCH_SEQUENCE },
		{ "14031999", MATCH_DATE },	{ "3rdMarch1999", MATCH_DATE },
		{ "SW1A1AA", MATCH_POSTCODE },	{ "07700900123", MATCH_PHONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		open_password(findings[i].text);
		match_beginning(&search, 0, &typed.list);
		CHECK(typed_find(&typed, 0, typed.subject.count, findings[i].kind),
		      findings[i].text);
	}
	open_password("xyxy");
	match_beginning(&search, 2, &typed.list);
	assert_non_null(typed_find(&typed, 2, 4, MATCH_REPEAT));
	open_password("zqxk!");
	match_beginning(&search, 4, &typed.list);
	assert_non_null(typed_find(&typed, 4, 5, MATCH_AFFIX));
	open_password("zqxk@vbnw.sch.uk");
	match_beginning(&search, 4, &typed.list);
	assert_non_null(typed_find(&typed, 4, 5, MATCH_AFFIX));
}

static int knows_zvkq(void *data, struct pwp_text form)
{
	(void)data;
	return form.len == 4 && memcmp(form.ptr, "zvkq", 4) == 0;
}

static void prepared_matchers_are_asked_too(void **state)
{
	struct pwp_text text = { "zvkq", 4 };
	struct cell cells[16];
	struct subject old;

	(void)state;
	open_password("zvkq");
	match_beginning(&search, 0, &typed.list);
	assert_int_equal(typed.list.count, 0);
	assert_false(match_has_known(&search));
	typed.request.full_name = text;
	assert_int_equal(prepare(), 0);
	match_beginning(&search, 0, &typed.list);
	assert_non_null(typed_find(&typed, 0, 4, MATCH_KNOWN + KNOWN_FULL_NAME));
	assert_true(match_has_known(&search));
	typed_init(&typed, "zvkq");
	typed.request.is_personal = knows_zvkq;
	assert_int_equal(prepare(), 0);
	match_beginning(&search, 0, &typed.list);
	assert_non_null(typed_find(&typed, 0, 4, MATCH_KNOWN + KNOWN_PERSONAL_NAME));
	assert_true(match_has_known(&search));
	typed_init(&typed, "zvkq");
	subject_init(&old, cells, COUNT_OF(cells), STR_LIT("zvkq1"));
	typed.source.old = &old;
	typed.request.old_password = text;
	assert_int_equal(prepare(), 0);
	match_beginning(&search, 0, &typed.list);
	assert_non_null(typed_find(&typed, 0, 4, MATCH_OLD));
	assert_false(match_has_known(&search));
}

static int fails(void *data, struct pwp_text form)
{
	(void)data;
	(void)form;
	return PWP_ERR_CORRUPT;
}

static void the_error_of_a_matcher_is_forwarded(void **state)
{
	(void)state;
	typed_init(&typed, "zvkq");
	typed.request.is_personal = fails;
	assert_int_equal(prepare(), PWP_ERR_CORRUPT);
}

static void known_words_are_found_in_both_directions(void **state)
{
	struct known_word words[4];
	uint32_t codes[32];

	(void)state;
	typed_init(&typed, "zvkqqkvz");
	known_init(&typed.set.known, words, 4, codes, 32);
	known_text(&typed.set.known, KNOWN_USER, "zvkq");
	assert_int_equal(prepare(), 0);
	match_beginning(&search, 0, &typed.list);
	assert_non_null(typed_find(&typed, 0, 4, MATCH_KNOWN + KNOWN_USER));
	match_ending(&search, 8, &typed.list);
	assert_non_null(typed_find(&typed, 4, 8, MATCH_KNOWN + KNOWN_USER));
	assert_true(match_has_known(&search));
}

static void a_known_word_is_known_backwards_too(void **state)
{
	struct known_word words[4];
	uint32_t codes[32];

	(void)state;
	typed_init(&typed, "77qkvz");
	known_init(&typed.set.known, words, 4, codes, 32);
	known_text(&typed.set.known, KNOWN_USER, "zvkq");
	assert_int_equal(prepare(), 0);
	assert_true(match_has_known(&search));
}

static void reversed_words_are_found_at_their_end(void **state)
{
	(void)state;
	open_password("drowssap");
	match_ending(&search, 8, &typed.list);
	assert_non_null(typed_find(&typed, 0, 8, MATCH_PASSWORD));
}

static void each_search_starts_with_an_empty_list(void **state)
{
	(void)state;
	open_password("password\xc2\xa7\xc2\xb6");
	match_beginning(&search, 0, &typed.list);
	assert_true(typed.list.count > 0);
	match_beginning(&search, 8, &typed.list);
	assert_int_equal(typed.list.count, 0);
	match_ending(&search, 2, &typed.list);
	assert_int_equal(typed.list.count, 0);
}

static void a_full_list_takes_no_more(void **state)
{
	(void)state;
	typed_init(&typed, "abc");
	for (size_t i = 0; i < MATCH_LIST_MAX; i++) {
		struct match *match = match_list_add(&typed.list, 1, 3, MATCH_WORD, 77);
		assert_non_null(match);
		assert_int_equal(match->start, 1);
		assert_int_equal(match->end, 3);
		assert_int_equal(match->cost, 77);
		assert_int_equal(match->listed, MATCH_UNLISTED);
		assert_false(match->word);
	}
	assert_null(match_list_add(&typed.list, 0, 1, MATCH_WORD, 1));
	assert_int_equal(typed.list.count, MATCH_LIST_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_matcher_of_the_table_is_asked),
		cmocka_unit_test(prepared_matchers_are_asked_too),
		cmocka_unit_test(the_error_of_a_matcher_is_forwarded),
		cmocka_unit_test(known_words_are_found_in_both_directions),
		cmocka_unit_test(a_known_word_is_known_backwards_too),
		cmocka_unit_test(reversed_words_are_found_at_their_end),
		cmocka_unit_test(each_search_starts_with_an_empty_list),
		cmocka_unit_test(a_full_list_takes_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, close_password);
}
