/* SPDX-License-Identifier: MIT */
/*
 * match/keyboard.c against the rows of both layouts as they are drawn on the keys. The
 * library holds places of keys, this test holds rows of keys, so that neither is made
 * from the other.
 */
#include "typed.h"

#include "base/log2.h"

#include <string.h>

static struct typed typed;

/* UK: BS 4822 as on PC keyboards. The \ key is left of z; the row of digits begins
 * with `. */
static const char *const uk_rows[][2] = {
	{ "`1234567890-=", "\xc2\xac!\"\xc2\xa3$%^&*()_+" },
	{ "qwertyuiop[]", "QWERTYUIOP{}" },
	{ "asdfghjkl;'#", "ASDFGHJKL:@~" },
	{ "\\zxcvbnm,./", "|ZXCVBNM<>?" },
};

/* US: ANSI INCITS 154. The \ key is right of ]. */
static const char *const us_rows[][2] = {
	{ "`1234567890-=", "~!@#$%^&*()_+" },
	{ "qwertyuiop[]\\", "QWERTYUIOP{}|" },
	{ "asdfghjkl;'", "ASDFGHJKL:\"" },
	{ "zxcvbnm,./", "ZXCVBNM<>?" },
};

static uint32_t cost_of(const char *text)
{
	const struct match *match =
		typed_whole(&typed, text, &keyboard_matcher, MATCH_KEYBOARD);
	return match ? match->cost : UINT32_MAX;
}

/* Splits a row into its keys' texts; returns how many there are. */
static size_t keys_of(const char *row, char keys[16][4])
{
	size_t count = 0;

	while (*row) {
		size_t len = (*row & 0x80) ? 2 : 1;
		memcpy(keys[count], row, len);
		keys[count++][len] = '\0';
		row += len;
	}
	return count;
}

/* All walks of four keys along a row, both ways. */
static void check_row(const char *row)
{
	char keys[16][4];
	size_t count = keys_of(row, keys);

	for (size_t i = 0; i + 4 <= count; i++) {
		char right[20] = "", left[20] = "";
		for (size_t j = 0; j < 4; j++) {
			strncat(right, keys[i + j], 4);
			strncat(left, keys[i + 3 - j], 4);
		}
		CHECK(cost_of(right) < BITS(8, 0), right);
		CHECK(cost_of(left) < BITS(8, 0), left);
	}
}

static void every_run_along_a_row_is_a_walk(void **state)
{
	(void)state;
	for (size_t i = 0; i < 4; i++)
		for (size_t shift = 0; shift < 2; shift++) {
			check_row(uk_rows[i][shift]);
			check_row(us_rows[i][shift]);
		}
}

static void columns_are_walks(void **state)
{
	static const char *const walks[] = {
		"1qaz",	    "zaq1",	"2wsx",		"5tgb",	    "9ol.",
		"1qaz2wsx", "zaq12wsx", "1qaz2wsx3edc", "!QAZ2wsx", "1q2w3e4r",
		"zse4rfv",  "qazxsw",	"qweasd",	"4rfv5tgb", "aqwsderf",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(walks); i++)
		CHECK(cost_of(walks[i]) < strlen(walks[i]) * BITS(4, 0), walks[i]);
}

static void what_is_no_walk_on_either_layout_is_none(void **state)
{
	static const char *const others[] = {
		"qpal",
		"hello",
		"aaaa",
		"plum",
		"\xc3\xa4sdf",
		"q\xe4\xb8\xad",
		"qwe",
		"1597",
		/* a walk on neither: " is next to ! in the UK and next to ; in the US */
		"!\";'",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(cost_of(others[i]) == UINT32_MAX, others[i]);
}

static void a_walk_costs_more_with_length_turns_and_shift(void **state)
{
	static const char *const pairs[][2] = {
		{ "qwer", "qwert" },	{ "qwert", "qwertyuiop" }, { "qwer", "qwsa" },
		{ "qwerty", "qweRty" }, { "qweRty", "qWeRty" },	   { "1qaz", "1qaz2wsx" },
		{ "asdfgh", "asdewq" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		CHECK(cost_of(pairs[i][0]) < cost_of(pairs[i][1]), pairs[i][1]);
}

#define FIRST BITS(2, 50)
#define SAME BITS(0, 10)
#define HABIT BITS(0, 50)
#define TURN BITS(2, 58)
#define JUMP BITS(4, 50)
#define SHIFT BITS(1, 0)

static const struct {
	const char *text;
	uint32_t cost;
	const char *why;
} costs[] = {
	{ "qwer", FIRST + TURN + 2 * SAME, "straight on" },
	{ "rewq", FIRST + TURN + 2 * SAME, "and back" },
	{ "qwEr", FIRST + TURN + 2 * SAME + 2 * SHIFT, "shift is pressed and let go" },
	{ "QWER", FIRST + TURN + 2 * SAME, "shift is held" },
	{ "qasw", FIRST + 3 * TURN, "three turns" },
	{ "qawsed", FIRST + 2 * TURN + 3 * HABIT, "up and down" },
	{ "qweasd", FIRST + TURN + JUMP + HABIT + 2 * SAME, "to the next row" },
	{ "1qaz2wsx", FIRST + TURN + JUMP + HABIT + 4 * SAME, "to the next column" },
	{ "q1w2e3", FIRST + TURN + JUMP + 3 * HABIT,
	  "a zigzag that begins at a neighbour" },
	{ "z1x2c3", FIRST + 2 * JUMP + 3 * HABIT, "a zigzag between far keys" },
	{ "z1x2c", FIRST + 2 * JUMP + 2 * HABIT, "and the shortest of them" },
	{ "z1x2", UINT32_MAX, "but not before it comes again" },
	{ "z1x3c", UINT32_MAX, "nor if it does not" },
	{ "qwsp", UINT32_MAX, "no jump after a turn" },
	{ "qasz9", UINT32_MAX, "nor after two" },
};

static void each_step_costs_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].text) == costs[i].cost, costs[i].why);
}

static void a_long_walk_is_found_as_far_as_it_is_followed(void **state)
{
	char text[121] = "";

	(void)state;
	for (size_t i = 0; i < 12; i++)
		memcpy(text + i * 10, i % 2 ? "poiuytrewq" : "qwertyuiop", 10);
	typed_init(&typed, text);
	keyboard_matcher.find(&typed.input, 1, &typed.list);
	assert_true(typed.list.count > 0);
	assert_true(typed.list.items[typed.list.count - 1].end <= 121);
}

static void parts_of_a_walk_are_found_too(void **state)
{
	(void)state;
	typed_init(&typed, "asdfgh");
	keyboard_matcher.find(&typed.input, 0, &typed.list);
	for (size_t end = 4; end <= 6; end++)
		assert_non_null(typed_find(&typed, 0, end, MATCH_KEYBOARD));
	assert_null(typed_find(&typed, 0, 3, MATCH_KEYBOARD));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_run_along_a_row_is_a_walk),
		cmocka_unit_test(columns_are_walks),
		cmocka_unit_test(what_is_no_walk_on_either_layout_is_none),
		cmocka_unit_test(a_walk_costs_more_with_length_turns_and_shift),
		cmocka_unit_test(each_step_costs_what_it_is),
		cmocka_unit_test(a_long_walk_is_found_as_far_as_it_is_followed),
		cmocka_unit_test(parts_of_a_walk_are_found_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
