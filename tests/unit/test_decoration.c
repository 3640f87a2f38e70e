/* SPDX-License-Identifier: MIT */
/*
 * suggest/decoration.c: every way of a word is another text, and each can be read back.
 */
#include "suggest/decoration.h"
#include "check.h"

#include <string.h>

struct row {
	enum decoration decoration;
	const char *word;
	const char *ways; /* in order, with blanks between */
};

static const struct row rows[] = {
	{ DECORATION_PLAIN, "bear", "bear" },
	{ DECORATION_CAPITAL, "bear", "Bear beaR" },
	{ DECORATION_DIGIT, "bear", "B3ar b3aR" },
	/* the last letter is not both a capital and a digit */
	{ DECORATION_DIGIT, "house", "H0use Hous3 h0usE" },
	{ DECORATION_DIGIT, "pie", "P1e Pi3 p1E" },
	{ DECORATION_SYMBOL, "bears", "Be@rs Bear$ be@rS" },
	{ DECORATION_SYMBOL, "sand", "S@nd s@nD" },
	/* never the first letter: "@nt" would be a formula to a spreadsheet */
	{ DECORATION_SYMBOL, "ant", "" },
	{ DECORATION_DIGIT, "egg", "" },
	{ DECORATION_DIGIT, "cat", "" },
};

static void every_way_is_as_it_should_be(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		size_t len = strlen(rows[i].word);
		const char *expected = rows[i].ways;
		unsigned ways = decoration_ways(rows[i].decoration, rows[i].word, len);

		for (unsigned way = 0; way < ways; way++) {
			char word[16];
			memcpy(word, rows[i].word, len + 1);
			decoration_apply(rows[i].decoration, way, word, len);
			CHECK(strncmp(expected, word, len) == 0, word);
			expected += len;
			expected += *expected == ' ';
		}
		CHECK(*expected == '\0', rows[i].word);
	}
}

static void a_dressed_word_can_be_undressed(void **state)
{
	static const char word[] = "aeiosaeios";
	static const size_t len = sizeof(word) - 1;

	(void)state;
	for (enum decoration decoration = DECORATION_PLAIN; decoration < DECORATIONS;
	     decoration++) {
		for (unsigned way = 0; way < decoration_ways(decoration, word, len);
		     way++) {
			char dressed[sizeof(word)];
			memcpy(dressed, word, sizeof(word));
			decoration_apply(decoration, way, dressed, len);
			for (size_t i = 0; i < len; i++)
				assert_int_equal(decoration_letter(dressed[i]), word[i]);
		}
	}
}

static void what_stands_for_no_letter_is_told(void **state)
{
	(void)state;
	assert_int_equal(decoration_letter('4'), 'a');
	assert_int_equal(decoration_letter('Z'), 'z');
	for (const char *other = " -2,6\xc3_"; *other; other++)
		assert_int_equal(decoration_letter(*other), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_is_as_it_should_be),
		cmocka_unit_test(a_dressed_word_can_be_undressed),
		cmocka_unit_test(what_stands_for_no_letter_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
