/* SPDX-License-Identifier: MIT */
/* match/words.c: listed words in every spelling, forwards and backwards. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static uint32_t cost_of(const char *text, unsigned kind)
{
	const struct match *match = typed_whole(&typed, text, &words_matcher, kind);
	return match ? match->cost : UINT32_MAX;
}

static void the_first_passwords_of_the_list_cost_next_to_nothing(void **state)
{
	(void)state;
	/* rank 1 is no choice at all; a quarter of a bit chooses the list */
	assert_int_equal(cost_of("123456", MATCH_PASSWORD), BITS_ONE / 4);
	/* rank 2 */
	assert_int_equal(cost_of("password", MATCH_PASSWORD), BITS_ONE + BITS_ONE / 4);
}

struct spelling {
	const char *plain, *respelt, *why;
};

static const struct spelling spellings[] = {
	{ "password", "Password", "a capital" },
	{ "password", "PASSWORD", "all capitals" },
	{ "password", "p4ssword", "one leet letter" },
	{ "password", "p4ssw0rd", "two leet letters" },
	{ "football", "f00tb@11", "leet in nearly every place" },
	{ "password", "P@$$w0rd", "leet and a capital" },
	{ "password", "pas5word", "only some of the letters in leet" },
	{ "letmein", "1etme1n", "1 for l and 1 for i" },
	{ "letmein", "!etme!n", "! for l and ! for i" },
};

static void a_respelt_word_costs_more_than_a_plain_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		uint32_t plain = cost_of(spellings[i].plain, MATCH_PASSWORD);
		uint32_t respelt = cost_of(spellings[i].respelt, MATCH_PASSWORD);
		CHECK(respelt != UINT32_MAX, spellings[i].why);
		CHECK(respelt > plain && respelt < plain + 8 * BITS_ONE,
		      spellings[i].why);
	}
}

static void accents_cost_nothing(void **state)
{
	(void)state;
	assert_int_equal(cost_of("p\xc3\xa4ssw\xc3\xb6rd", MATCH_PASSWORD),
			 cost_of("password", MATCH_PASSWORD));
	assert_int_equal(cost_of("P\xc3\xa4ssw\xc3\xb6rd", MATCH_PASSWORD),
			 cost_of("Password", MATCH_PASSWORD));
}

static void commoner_words_cost_less(void **state)
{
	/* from the top, the middle and the end of the ranked lists */
	static const char *const words[] = { "the", "house", "breakfast", "shrubbery" };
	uint32_t last = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		uint32_t word = cost_of(words[i], MATCH_WORD);
		uint32_t password = cost_of(words[i], MATCH_PASSWORD);
		uint32_t cost = word < password ? word : password;
		CHECK(cost != UINT32_MAX && cost > last, words[i]);
		last = cost;
	}
}

static void a_whole_listed_password_keeps_its_rank(void **state)
{
	const struct match none = { 0 }, *match;

	(void)state;
	match = typed_whole(&typed, "password", &words_matcher, MATCH_PASSWORD);
	assert_int_equal((match ? match : &none)->listed, BITS_ONE);
	match = typed_whole(&typed, "shrubbery", &words_matcher, MATCH_WORD);
	assert_int_equal((match ? match : &none)->listed, MATCH_UNLISTED);
}

static void language_words_may_be_part_of_a_passphrase(void **state)
{
	const struct match *match;

	(void)state;
	match = typed_whole(&typed, "shrubbery", &words_matcher, MATCH_WORD);
	assert_true(match && match->word);
	match = typed_whole(&typed, "123456", &words_matcher, MATCH_PASSWORD);
	assert_true(match && !match->word);
}

static void a_reversed_word_is_found_and_costs_more(void **state)
{
	uint32_t forwards = cost_of("password", MATCH_PASSWORD);

	(void)state;
	typed_init(&typed, "drowssap");
	words_matcher.find_reversed(&typed.input, 8, &typed.list);
	const struct match *match = typed_find(&typed, 0, 8, MATCH_PASSWORD);
	assert_true(match && !match->word && match->cost > forwards);
}

static void words_below_the_least_length_are_none(void **state)
{
	(void)state;
	typed_init(&typed, "zis"); /* at the beginning it would be one */
	words_matcher.find(&typed.input, 1, &typed.list);
	assert_int_equal(typed.list.count, 0);
	typed_init(&typed, "eht"); /* the, backwards: any three letters are some word */
	words_matcher.find_reversed(&typed.input, 3, &typed.list);
	assert_int_equal(typed.list.count, 0);
}

static void noise_is_no_word(void **state)
{
	static const char *const noises[] = { "qzvkxj", "~~~~", "\xff\xfe\xff",
					      "\xe4\xb8\xad" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(noises); i++) {
		typed_init(&typed, noises[i]);
		words_matcher.find(&typed.input, 0, &typed.list);
		CHECK(typed.list.count == 0, noises[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_passwords_of_the_list_cost_next_to_nothing),
		cmocka_unit_test(a_respelt_word_costs_more_than_a_plain_one),
		cmocka_unit_test(accents_cost_nothing),
		cmocka_unit_test(commoner_words_cost_less),
		cmocka_unit_test(a_whole_listed_password_keeps_its_rank),
		cmocka_unit_test(language_words_may_be_part_of_a_passphrase),
		cmocka_unit_test(a_reversed_word_is_found_and_costs_more),
		cmocka_unit_test(words_below_the_least_length_are_none),
		cmocka_unit_test(noise_is_no_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
