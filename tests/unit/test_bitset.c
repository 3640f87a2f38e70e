/* SPDX-License-Identifier: MIT */
/* match/bitset.c: the readings of cells as sets. */
#include "match/bitset.h"

#include "base/utf8.h"
#include "typed.h"

static struct typed typed;
static struct arena arena;
static struct bitsets bitsets;

static void cut(const char *text)
{
	typed_init(&typed, text);
	assert_true(arena_init(&arena, bitsets_room(typed.subject.count)));
	assert_true(bitsets_init(&bitsets, &typed.subject, &arena));
}

static void each_reading_of_a_cell_is_in_its_set(void **state)
{
	(void)state;
	cut("A1-a\xc3\xa9\xd0\x96");
	assert_int_equal(bitsets.count, 1);
	assert_int_equal(bitsets.items[0].count, 6);
	assert_true(bitset_cells(&bitsets.items[0], 'a') == 0x9);
	assert_true(bitset_cells(&bitsets.items[0], '1') == 0x2);
	assert_true(bitset_cells(&bitsets.items[0], 'i') == 0x2);
	assert_true(bitset_cells(&bitsets.items[0], 'l') == 0x2);
	assert_true(bitset_cells(&bitsets.items[0], 'e') == 0x10);
	assert_true(bitset_cells(&bitsets.items[0], 0x436) == 0x20);
	assert_true(bitset_cells(&bitsets.items[0], 0x437) == 0);
	assert_true(bitsets.items[0].skipped == 0x4);
	assert_true(bitset_reads(&bitsets.items[0], 3, 'a'));
	assert_false(bitset_reads(&bitsets.items[0], 2, 'a'));
	assert_true((bitsets.target.present & char_set_of('l')) != 0);
	assert_true((bitsets.target.present & char_set_of('z')) == 0);
	arena_done(&arena);
}

static bool may_hold(const char *text, bool edits)
{
	uint32_t codes[8];
	struct expand_word word = { .codes = codes };

	for (struct str rest = str_from_c(text); rest.len > 0; word.len++) {
		codes[word.len] = utf8_next(&rest);
		word.set |= char_set_of(codes[word.len]);
	}
	return bitset_may_hold(&bitsets.items[0], &word, edits);
}

static void a_window_tells_which_words_it_cannot_hold(void **state)
{
	(void)state;
	cut("ab1\xd0\xb6");
	assert_true(may_hold("ba", false));
	assert_true(may_hold("ai", false)); /* leet */
	assert_true(may_hold("\xd0\xb6"
			     "a",
			     false));
	assert_false(may_hold("ax", false));
	assert_true(may_hold("ax", true));
	assert_false(may_hold("axy", true));
	assert_false(may_hold("a\xd0\xb7", false));
	assert_true(may_hold("a\xd0\xb7", true));
	assert_true(may_hold("abab", false));
	assert_false(may_hold("ababa", false));
	assert_true(may_hold("ababa", true));
	arena_done(&arena);
}

static void windows_overlap_and_reach_the_end(void **state)
{
	char text[PWP_PASSWORD_MAX + 1];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	for (size_t len = 0; len < sizeof(text); len++) {
		char end = text[len];
		text[len] = '\0';
		cut(text);
		const struct bitset *last = &bitsets.items[bitsets.count - 1];
		assert_int_equal(last->first + last->count, len);
		for (size_t i = 1; i < bitsets.count; i++)
			assert_int_equal(bitsets.items[i - 1].first + 63 - 23,
					 bitsets.items[i].first);
		assert_true(bitsets.count == 1 || last->count > 23);
		arena_done(&arena);
		text[len] = end;
	}
}

static void an_arena_that_is_too_small_is_told(void **state)
{
	(void)state;
	typed_init(&typed, "x");
	assert_true(arena_init(&arena, 64));
	assert_false(bitsets_init(&bitsets, &typed.subject, &arena));
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reading_of_a_cell_is_in_its_set),
		cmocka_unit_test(a_window_tells_which_words_it_cannot_hold),
		cmocka_unit_test(windows_overlap_and_reach_the_end),
		cmocka_unit_test(an_arena_that_is_too_small_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
