/* SPDX-License-Identifier: MIT */
/* match/known_affix.c: what is next to a known word, and what only seems to be. */
#include "match/known_affix.h"

#include "base/log2.h"
#include "data/streets.h"
#include "typed.h"

#include <stdio.h>

static struct typed typed;

/* What the cells from `start` to `end` cost next to a word, which ends before or begins
 * behind them; UINT32_MAX: they mean nothing there. */
static uint32_t cost_of(size_t count, const struct known_affix *items, size_t bound)
{
	uint32_t cost = UINT32_MAX;

	for (size_t i = 0; i < count; i++)
		if (items[i].bound == bound && items[i].cost < cost)
			cost = items[i].cost;
	return cost;
}

/* `text` has the word in front; all of the rest is asked for. */
static uint32_t after(const char *text, size_t word_len)
{
	struct known_affix items[KNOWN_AFFIX_MAX];

	typed_init(&typed, text);
	size_t count = known_affix_after(&typed.subject, word_len, items);
	assert_true(count <= KNOWN_AFFIX_MAX);
	return cost_of(count, items, typed.subject.count);
}

/* `text` has the word at the end. */
static uint32_t before(const char *text, size_t word_len)
{
	struct known_affix items[KNOWN_AFFIX_MAX];

	typed_init(&typed, text);
	size_t count =
		known_affix_before(&typed.subject, typed.subject.count - word_len, items);
	assert_true(count <= KNOWN_AFFIX_MAX);
	return cost_of(count, items, 0);
}

static void every_type_of_street_is_known_after_a_name(void **state)
{
	char text[64];

	(void)state;
	for (size_t i = 0; i < STREET_TYPES; i++)
		for (size_t j = 0; j < STREET_SPELLINGS && street_types[i][j]; j++) {
			snprintf(text, sizeof(text), "wolseley-%s", street_types[i][j]);
			CHECK(after(text, 8) < BITS(8, 0), text);
			snprintf(text, sizeof(text), "wolseley%s", street_types[i][j]);
			CHECK((after(text, 8) == UINT32_MAX) ==
				      (strlen(street_types[i][j]) < 4),
			      text);
		}
	assert_true(after("wolseleyAvenue", 8) < BITS(6, 0));
	assert_true(after("wolseley Avenue", 8) < BITS(8, 0));
	assert_int_equal(after("wolseley Avenues", 8), UINT32_MAX);
}

static void numbers_are_known_on_both_sides(void **state)
{
	static const char *const numbers[] = { "7", "05", "99", "144", "199" };
	static const char *const others[] = { "200", "2005", "12345", "7a" };
	char text[64];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		snprintf(text, sizeof(text), "freya%s", numbers[i]);
		CHECK(after(text, 5) < BITS(8, 0), text);
		snprintf(text, sizeof(text), "%s, freya", numbers[i]);
		CHECK(before(text, 5) < BITS(15, 0), text);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		snprintf(text, sizeof(text), "freya%s", others[i]);
		CHECK(after(text, 5) == UINT32_MAX, text);
	}
	/* a part of a known number means nothing */
	assert_int_equal(after("201107", 4), UINT32_MAX);
	assert_true(after("freya15yrs", 5) < BITS(9, 0));
	assert_true(after("freya 15 years", 5) < BITS(11, 0));
	assert_true(after("freya 15 years old", 5) < BITS(11, 0));
	assert_true(after("freya 15 tears", 5) == UINT32_MAX);
}

static void titles_and_relatives_come_before_a_name(void **state)
{
	(void)state;
	assert_true(before("mrsmith", 5) == UINT32_MAX); /* "mrsmith" is one word */
	assert_true(before("MrSmith", 5) < BITS(7, 0));
	assert_true(before("mrs.smith", 5) < BITS(10, 0));
	assert_true(before("Auntie Joan", 4) < BITS(9, 0));
	assert_true(before("Mr and Mrs Day", 3) < BITS(13, 0));
	assert_true(before("Farmer Joan", 4) == UINT32_MAX);
}

static void possessives_cost_little(void **state)
{
	(void)state;
	assert_int_equal(after("freya's", 5), BITS(2, 0));
	assert_int_equal(after("freyas", 5), BITS(2, 0));
	assert_int_equal(after("freyasx", 5), UINT32_MAX);
	assert_true(after("freya's mum", 5) < BITS(8, 0));
	assert_true(after("freyasDad", 5) < BITS(8, 0));
	assert_true(after("freyas-mum", 5) < BITS(10, 0));
	assert_true(after("freya\xe2\x80\x99s mum", 5) < BITS(8, 0));
	assert_true(after("freya`s mum", 5) < BITS(8, 0));
	assert_int_equal(after("freyasdad", 5), UINT32_MAX);
}

static void nothing_is_next_to_a_word_that_is_all(void **state)
{
	(void)state;
	assert_int_equal(after("freya", 5), UINT32_MAX);
	assert_int_equal(before("freya", 5), UINT32_MAX);
	assert_int_equal(after("freya--", 5), UINT32_MAX);
	assert_int_equal(before("--freya", 5), UINT32_MAX);
	assert_int_equal(after("freya?!?!7", 5), UINT32_MAX); /* no separator */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_of_street_is_known_after_a_name),
		cmocka_unit_test(numbers_are_known_on_both_sides),
		cmocka_unit_test(titles_and_relatives_come_before_a_name),
		cmocka_unit_test(possessives_cost_little),
		cmocka_unit_test(nothing_is_next_to_a_word_that_is_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
