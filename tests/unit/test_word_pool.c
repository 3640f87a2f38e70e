/* SPDX-License-Identifier: MIT */
/*
 * suggest/word_pool.c: known words are left out and the rest is counted, against a slow search;
 * and all ways of all words are drawn evenly. PWPOLICY_DRAWS sets how many draws the tests
 * for evenness make (default: a million).
 */
#include "suggest/word_pool.h"
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROOM 65535
#define CODES 4096

struct knowing {
	struct known known;
	struct known_word words[64];
	uint32_t codes[CODES];
};

static uint16_t room[ROOM];
static unsigned long draws = 1000000;

static void know(struct knowing *knowing, const char *const *texts)
{
	known_init(&knowing->known, knowing->words, COUNT_OF(knowing->words),
		   knowing->codes, CODES);
	for (; *texts; texts++) {
		uint32_t codes[64];
		size_t len = strlen(*texts);
		assert_true(len <= COUNT_OF(codes));
		for (size_t i = 0; i < len; i++)
			codes[i] = (uint8_t)(*texts)[i];
		known_add(&knowing->known, KNOWN_PERSONAL, codes, len);
	}
}

static void turn(char *text)
{
	for (size_t i = 0, j = strlen(text); i + 1 < j; i++, j--) {
		char byte = text[i];
		text[i] = text[j - 1];
		text[j - 1] = byte;
	}
}

/* Whether a word holds one of the pieces, forwards or backwards. */
static bool holds(const char *word, const char *const *pieces)
{
	for (; *pieces; pieces++) {
		char turned[64];
		strncpy(turned, *pieces, sizeof(turned) - 1);
		turned[sizeof(turned) - 1] = '\0';
		turn(turned);
		if (strstr(word, *pieces) || strstr(word, turned))
			return true;
	}
	return false;
}

static size_t spell(enum words_phrase_list list, uint32_t index, char word[33])
{
	size_t len = words_phrase_spell(list, index, word);

	word[len] = '\0';
	return len;
}

static void words_that_hold_a_known_one_are_left_out(void **state)
{
	/* one stands inside longer words, one backwards, others in no word of the list */
	static const char *const texts[] = { "ing",  "tac",  "aishakhan", "aisha",
					     "khan", "2014", NULL };
	static const char *const pieces[] = { "ing", "tac", "aisha", "khan", NULL };
	static struct knowing knowing;
	struct word_pool pool;
	uint32_t expected = 0;

	(void)state;
	know(&knowing, texts);
	word_pool_init(&pool, WORDS_GENERAL);
	uint32_t all = pool.count;
	word_pool_drop_known(&pool, &knowing.known, room);
	for (uint32_t i = 0; i < all; i++) {
		char word[33];
		spell(WORDS_GENERAL, i, word);
		if (holds(word, pieces))
			continue;
		assert_int_equal(pool.kept[expected], i);
		expected++;
	}
	assert_int_equal(pool.count, expected);
	assert_true(expected < all && expected > all / 2);
}

static void two_sets_are_left_out_one_after_the_other(void **state)
{
	static const char *const first[] = { "ing", NULL }, *const second[] = { "ter",
										NULL };
	static const char *const both[] = { "ing", "ter", NULL };
	static struct knowing one, two;
	static uint16_t more[ROOM];
	struct word_pool pool, together;

	(void)state;
	know(&one, first);
	know(&two, second);
	word_pool_init(&pool, WORDS_GENERAL);
	word_pool_drop_known(&pool, &one.known, room);
	word_pool_drop_known(&pool, &two.known, more);
	uint32_t left = pool.count;
	word_pool_init(&pool, WORDS_GENERAL);
	word_pool_drop_known(&pool, &one.known, more);
	word_pool_drop_known(&pool, &two.known, more);
	assert_int_equal(pool.count, left);
	know(&one, both);
	word_pool_init(&together, WORDS_GENERAL);
	word_pool_drop_known(&together, &one.known, room);
	assert_int_equal(pool.count, together.count);
	assert_memory_equal(pool.kept, together.kept, pool.count * sizeof(*room));
}

static void what_cannot_stand_in_a_word_costs_nothing(void **state)
{
	static const char *const texts[] = { "Jo", "2014", "x9y", NULL };
	static struct knowing knowing;
	struct word_pool pool;

	(void)state;
	know(&knowing, texts);
	word_pool_init(&pool, WORDS_JUNIOR);
	word_pool_drop_known(&pool, &knowing.known, room);
	assert_null(pool.kept);
	assert_int_equal(pool.count, words_phrase_count(WORDS_JUNIOR));
}

/* How far Pearson's statistic may be from its mean: six deviations come once in 10^9. */
static void check_even(const unsigned *counts, size_t cells, const char *what)
{
	double expected = (double)draws / (double)cells, sum = 0;
	double freedom = (double)cells - 1;

	for (size_t i = 0; i < cells; i++)
		sum += (counts[i] - expected) * (counts[i] - expected) / expected;
	CHECK(fabs(sum - freedom) < 6 * sqrt(2 * freedom) + 6, what);
}

static uint32_t number_of(const char *word, size_t len, enum words_phrase_list list)
{
	for (uint32_t i = 0; i < words_phrase_count(list); i++) {
		char other[33];
		if (spell(list, i, other) == len && memcmp(word, other, len) == 0)
			return i;
	}
	return UINT32_MAX;
}

static void words_and_pairs_of_words_come_evenly(void **state)
{
	static unsigned counts[4096], pairs[64][64];
	struct random random = { .left = 0 };
	struct word_pool pool;
	uint32_t last = 0;

	(void)state;
	/* the first words of the list: their numbers are quickly told */
	for (uint16_t i = 0; i < 64; i++)
		room[i] = i;
	word_pool_init(&pool, WORDS_INFANT);
	pool.kept = room;
	pool.count = 64;
	word_pool_count(&pool, DECORATION_PLAIN);
	for (unsigned long i = 0; i < draws; i++) {
		char word[WORDS_MAX_LEN];
		struct word_pool_pick pick;
		assert_int_equal(word_pool_draw(&pool, DECORATION_PLAIN, &random, &pick),
				 0);
		size_t len = word_pool_spell(&pool, DECORATION_PLAIN, &pick, word);
		uint32_t number = number_of(word, len, WORDS_INFANT);
		assert_true(number < 64);
		counts[number]++;
		pairs[last][number]++;
		last = number;
	}
	check_even(counts, 64, "words");
	check_even(&pairs[0][0], sizeof(pairs) / sizeof(pairs[0][0]), "pairs");
}

static void words_with_more_ways_come_more_often(void **state)
{
	/* what is even is the texts, not the words */
	char texts[256][WORDS_MAX_LEN] = { { 0 } };
	unsigned counts[256] = { 0 };
	struct random random = { .left = 0 };
	struct word_pool pool;
	size_t found = 0;

	(void)state;
	for (uint16_t i = 0; i < 40; i++)
		room[i] = (uint16_t)(i * 7);
	word_pool_init(&pool, WORDS_INFANT);
	pool.kept = room;
	pool.count = 40;
	word_pool_count(&pool, DECORATION_DIGIT);
	assert_true(pool.ways[DECORATION_DIGIT] > 20 &&
		    pool.ways[DECORATION_DIGIT] <= 256);
	for (unsigned long i = 0; i < draws; i++) {
		char word[WORDS_MAX_LEN] = { 0 };
		struct word_pool_pick pick;
		size_t at = 0;
		assert_int_equal(word_pool_draw(&pool, DECORATION_DIGIT, &random, &pick),
				 0);
		size_t len = word_pool_spell(&pool, DECORATION_DIGIT, &pick, word);
		memset(word + len, 0, sizeof(word) - len);
		while (at < found && memcmp(texts[at], word, sizeof(word)) != 0)
			at++;
		assert_true(at < 256);
		if (at == found)
			memcpy(texts[found++], word, sizeof(word));
		counts[at]++;
	}
	assert_int_equal(found, pool.ways[DECORATION_DIGIT]);
	check_even(counts, found, "dressed words");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_hold_a_known_one_are_left_out),
		cmocka_unit_test(two_sets_are_left_out_one_after_the_other),
		cmocka_unit_test(what_cannot_stand_in_a_word_costs_nothing),
		cmocka_unit_test(words_and_pairs_of_words_come_evenly),
		cmocka_unit_test(words_with_more_ways_come_more_often),
	};
	const char *asked = getenv("PWPOLICY_DRAWS");

	if (asked)
		draws = strtoul(asked, NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
