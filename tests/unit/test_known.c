/* SPDX-License-Identifier: MIT */
/* normalise/known.c: a set of words, found by their first characters. */
#include "check.h"
#include "known_text.h"

#define ROOM 16

static struct known_word words[ROOM];
static uint32_t codes[256];
static struct known known;

static void start(void)
{
	known_init(&known, words, ROOM, codes, COUNT_OF(codes));
}

static void the_same_word_of_two_kinds_is_kept_twice(void **state)
{
	(void)state;
	start();
	known_text(&known, KNOWN_USER, "khan");
	known_text(&known, KNOWN_FULL_NAME, "khan");
	known_text(&known, KNOWN_USER, "khan");
	assert_int_equal(known.count, 2);
	assert_int_equal(known.codes_used, 8);
	assert_true(known_holds(&known, KNOWN_USER, "khan"));
	assert_true(known_holds(&known, KNOWN_FULL_NAME, "khan"));
	assert_false(known_holds(&known, KNOWN_SITE, "khan"));
}

static void a_full_set_leaves_the_rest_out(void **state)
{
	(void)state;
	start();
	for (char c = 'a'; c <= 'z'; c++)
		known_text(&known, KNOWN_SITE, (char[4]){ c, c, c, '\0' });
	assert_int_equal(known.count, ROOM);
	known_init(&known, words, ROOM, codes, 4);
	known_text(&known, KNOWN_SITE, "abcdefgh");
	assert_int_equal(known.count, 0);
	known_text(&known, KNOWN_SITE, "abcd");
	assert_int_equal(known.count, 1);
	known_init(&known, words, 0, codes, 0);
	known_text(&known, KNOWN_SITE, "abcdefgh");
	assert_int_equal(known.count, 0);
}

static void buckets_chain_the_words_of_one_beginning(void **state)
{
	static const uint32_t alm[KNOWN_HASHED] = { 'a', 'l', 'm' };
	static const char *const texts[] = { "almond", "almanac", "banana" };
	size_t found = 0;

	(void)state;
	start();
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		known_text(&known, KNOWN_SITE, texts[i]);
	for (uint16_t i = known.buckets[known_bucket(alm)]; i; i = words[i - 1].next)
		found += codes[words[i - 1].start + 1] == 'l';
	assert_int_equal(found, 2);
}

static void the_first_symbols_are_noted(void **state)
{
	(void)state;
	start();
	known_text(&known, KNOWN_SITE, "abc");
	for (size_t i = 0; i < KNOWN_HASHED; i++)
		assert_true(known.symbols[i] ==
			    UINT64_C(1) << alphabet_symbol((uint8_t) "abc"[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_word_of_two_kinds_is_kept_twice),
		cmocka_unit_test(a_full_set_leaves_the_rest_out),
		cmocka_unit_test(buckets_chain_the_words_of_one_beginning),
		cmocka_unit_test(the_first_symbols_are_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
