/* SPDX-License-Identifier: MIT */
/*
 * match/old.c: which pieces of the old password are seen, what they cost, and what that
 * makes of the verdict. tests/policies/changes.py has more pairs, drawn by rule.
 */
#include "base/log2.h"
#include "judge.h"
#include "typed.h"

static struct typed typed;
static struct cell old_cells[SUBJECT_MAX_CELLS];
static struct subject old;
static struct arena arena;

static void give_old(const char *text)
{
	subject_init(&old, old_cells, SUBJECT_MAX_CELLS, str_from_c(text));
	typed.source.old = &old;
	/* room is asked for before the old password is prepared; empty would be none */
	typed.request.old_password = (struct pwp_text){ text, strlen(text) + 1 };
}

/* All pieces that begin at a cell of the new password. */
static void match(const char *text, const char *old_text, size_t at)
{
	typed_init(&typed, text);
	give_old(old_text);
	assert_int_equal(typed_prepare(&typed, old, &arena), 0);
	old_matcher.find(&typed.input, at, &typed.list);
	arena_done(&arena);
}

struct finding {
	const char *text, *old;
	size_t start, end; /* equal: nothing is found */
	const char *why;
};

static const struct finding findings[] = {
	{ "Xk29vbQw8r", "Xk29vbQwTTp", 0, 8, "the beginning" },
	{ "8rTTpQw", "Xk29TTpQw", 2, 7, "the end" },
	{ "zz29vbQwzz", "Xk29vbQwTTp", 2, 8, "the middle" },
	{ "vbQwXk29", "Xk29vbQw", 0, 4, "halves swapped" },
	{ "vbQwXk29", "Xk29vbQw", 4, 8, "halves swapped, the second" },
	{ "xK29VBqW", "Xk29vbQw", 0, 8, "capitals" },
	{ "\xc3\xa4pfelbaum", "Apfelbaum", 0, 9, "accents" },
	{ "t1g3rl1ly", "tigerlily", 0, 9, "leet in the new one" },
	{ "tigerlily", "t1g3rl!ly", 0, 9, "leet in the old one" },
	{ "c4ndle", "c@ndle", 0, 6, "leet in both" },
	{ "wQbv92kX", "Xk29vbQw", 0, 8, "backwards" },
	{ "zzwQbv9", "Xk29vbQw", 2, 7, "a piece backwards" },
	{ "\xd0\xba\xd0\xbe\xd1\x88\xd0\xba\xd0\xb0 7",
	  "\xd0\xba\xd0\xbe\xd1\x88\xd0\xba\xd0\xb0", 0, 5,
	  "letters outside the alphabet" },
	{ "Xk2zzzzz", "Xk29vbQw", 0, 0, "three characters are chance" },
	{ "abcdefgh", "", 0, 0, "an empty old one" },
	{ "abcdefgh", "12345678", 0, 0, "nothing shared" },
	{ "fghabcd", "abcdefgh", 0, 0, "three, and the old one ends" },
};

static void finds_the_longest_piece(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		const struct finding *c = &findings[i];
		match(c->text, c->old, c->start);
		const struct match *found =
			typed_find(&typed, c->start, c->end, MATCH_OLD);
		CHECK((found != NULL) == (c->end > c->start), c->why);
		CHECK(typed.list.count == (found ? 1 : 0), c->why);
	}
}

static uint32_t cost_of(const char *text, const char *old_text)
{
	match(text, old_text, 0);
	assert_int_equal(typed.list.count, 1);
	return typed.list.items[0].cost;
}

static void the_more_is_left_out_or_respelt_the_dearer(void **state)
{
	static const char all[] = "Xk29vbQwTTp";

	(void)state;
	assert_int_equal(cost_of(all, all), BITS(2, 0));
	assert_int_equal(cost_of("Xk29vbQwTT", all), BITS(2, 0) + log2_of(3));
	assert_int_equal(cost_of("Xk29vbQw8r", all), BITS(2, 0) + log2_of(10));
	assert_true(cost_of("Xk29vbQ", all) > cost_of("Xk29vbQw", all));
	assert_true(cost_of("xk29vbQwTTp", all) > cost_of(all, all));
	assert_true(cost_of("xK29vbQwTTp", all) > cost_of("xk29vbQwTTp", all));
	assert_true(cost_of("pTTwQbv92kX", all) > cost_of(all, all));
	assert_true(cost_of("Xk29", all) < BITS(9, 0));
}

static void of_a_long_old_password_the_beginning_is_seen(void **state)
{
	char text[512], long_old[512];

	(void)state;
	memset(text, 'a', 511);
	text[511] = '\0';
	memcpy(long_old, text, sizeof(text));
	match(text, long_old, 0);
	assert_non_null(typed_find(&typed, 0, 64, MATCH_OLD));
	match(text, long_old, 507);
	assert_int_equal(typed.list.items[0].end, 511);
}

static void nothing_is_prepared_without_an_old_password(void **state)
{
	(void)state;
	typed_init(&typed, "Xk29vbQw");
	typed.input.state[old_matcher_index] = &typed;
	assert_int_equal(typed_prepare(&typed, old, &arena), 0);
	assert_null(typed.input.state[old_matcher_index]);
	assert_int_equal(old_matcher.room(&typed.request, 8), 0);
	arena_done(&arena);
}

static void an_arena_that_is_too_small_is_told(void **state)
{
	(void)state;
	typed_init(&typed, "Xk29vbQw");
	give_old("Xk29");
	assert_true(arena_init(&arena, 64));
	assert_int_equal(old_matcher.prepare(&typed.source, &arena,
					     &typed.input.state[old_matcher_index]),
			 PWP_ERR_TOO_BIG);
	arena_done(&arena);
}

struct pair {
	const char *old, *password;
	bool similar;
	const char *why;
};

static const struct pair pairs[] = {
	{ "Xk29vbQwTTp", "Xk29vbQw8r", true, "two new characters for three" },
	{ "Xk29vbQwTTp", "Xk29vbQwTTp44", true, "two more" },
	{ "Xk29vbQwTT44", "Xk29vbQwTT45", true, "counted on" },
	{ "Xk29vbQwTT44", "xK29VBqWtt9!", true, "case inverted" },
	{ "Xk29vbQwTTp", "r8wQbv92kX", true, "backwards" },
	{ "Lantern#2024kq", "2024kq#Lantern", true, "halves swapped" },
	{ "coffee-train-fish", "coffee-train-moth", true, "two words of three" },
	{ "t1g3rl1ly#88x", "TigerLily#91y", true, "leet undone" },
	{ "Xk29vbQwTTp", "Xk29#mR7!pLw4", false, "a short piece and much that is new" },
	{ "Xk29vbQwTTp", "Xk29vbQw8rZt#4hN", false, "eight that are new are enough" },
	{ "coffee-train-fish", "coffee-window-planet-sock", false, "one word of four" },
	{ "Xk29vbQwTTp", "zR4!hW8*pT6%", false, "nothing shared" },
};

static void what_was_not_kept_decides(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		const struct pair *c = &pairs[i];
		judge.request.old_password = text_of(c->old);
		judge_ask(&judge, c->password);
		CHECK(result_has(judge.result, PWP_REASON_SIMILAR_TO_OLD) == c->similar,
		      c->why);
		CHECK(pwp_result_accepted(judge.result) == !c->similar, c->why);
		judge.request.old_password = text_of(NULL);
		CHECK(pwp_result_accepted(judge_ask(&judge, c->password)), c->why);
	}
	judge_done(&judge);
}

static void the_reason_points_to_the_piece(void **state)
{
	struct pwp_reason reason = PWP_REASON_INIT;
	struct judge judge;
	bool found = false;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.old_password = text_of("Xk29vbQwTTp");
	judge_ask(&judge, "z#Xk29vbQw8r");
	for (size_t i = 0; pwp_result_reason(judge.result, i, &reason) == 0; i++)
		if (reason.number == PWP_REASON_SIMILAR_TO_OLD) {
			assert_int_equal(reason.offset, 2);
			assert_int_equal(reason.length, 8);
			found = true;
		}
	assert_true(found);
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_longest_piece),
		cmocka_unit_test(the_more_is_left_out_or_respelt_the_dearer),
		cmocka_unit_test(of_a_long_old_password_the_beginning_is_seen),
		cmocka_unit_test(nothing_is_prepared_without_an_old_password),
		cmocka_unit_test(an_arena_that_is_too_small_is_told),
		cmocka_unit_test(what_was_not_kept_decides),
		cmocka_unit_test(the_reason_points_to_the_piece),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
