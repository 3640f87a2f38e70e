/* SPDX-License-Identifier: MIT */
/* normalise/wordset.c: which texts of rules and requests become known words of which
 * kind. */
#include "normalise/wordset.h"

#include "check.h"

#include <string.h>

static bool holds(const struct known *known, enum known_kind kind, const char *text)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < known->count; i++) {
		const struct known_word *word = &known->words[i];
		bool same = word->kind == kind && word->len == len;
		for (size_t j = 0; same && j < len; j++)
			same = known->codes[word->start + j] == (uint8_t)text[j];
		if (same)
			return true;
	}
	return false;
}

static void takes_the_rules_words(void **state)
{
	struct str site = STR_LIT("Green Field"), banned = STR_LIT("let me in"),
		   example = STR_LIT("Br0wnH0use!");
	struct rules rules = { .site_words = { &site, 1 },
			       .banned_words = { &banned, 1 },
			       .examples = { &example, 1 } };
	struct wordset set;

	(void)state;
	assert_int_equal(wordset_init(&set, &rules), 0);
	assert_int_equal(set.known.count, 5);
	assert_true(holds(&set.known, KNOWN_SITE, "green"));
	assert_true(holds(&set.known, KNOWN_SITE, "field"));
	assert_true(holds(&set.known, KNOWN_SITE, "greenfield"));
	assert_true(holds(&set.known, KNOWN_BANNED, "letmein"));
	assert_true(holds(&set.known, KNOWN_EXAMPLE, "br0wnh0use"));
	wordset_done(&set);
	assert_null(set.known.words);
	wordset_done(&set);
}

static void rules_without_words_make_an_empty_set(void **state)
{
	struct rules rules = { 0 };
	struct wordset set;

	(void)state;
	assert_int_equal(wordset_init(&set, &rules), 0);
	assert_int_equal(set.known.count, 0);
	wordset_done(&set);
}

static void more_words_than_can_be_numbered_are_too_big(void **state)
{
	static struct str items[60001];
	struct rules rules = { .banned_words = { items, 60001 } };
	struct wordset set;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(items); i++)
		items[i] = STR_LIT("same");
	assert_int_equal(wordset_init(&set, &rules), PWP_ERR_TOO_BIG);
	rules.banned_words.count = 60000;
	assert_int_equal(wordset_init(&set, &rules), 0);
	assert_int_equal(set.known.count, 1);
	wordset_done(&set);
}

static struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

static void takes_the_requests_words_by_kind(void **state)
{
	struct pwp_text site = text_of("Mill Road"), personal = text_of("Rex");
	struct pwp_request request = PWP_REQUEST_INIT;
	struct arena arena;
	struct known known;

	(void)state;
	request.user = text_of("a.khan");
	request.full_name = text_of("Aisha Khan");
	request.host = text_of("pc17.green.uk");
	request.site_words = &site;
	request.words = &personal;
	request.n_site_words = request.n_words = 1;
	assert_true(arena_init(&arena, wordset_request_room(&request)));
	assert_true(wordset_request(&known, &request, &arena));
	assert_true(holds(&known, KNOWN_USER, "khan"));
	assert_true(holds(&known, KNOWN_USER, "akhan"));
	assert_true(holds(&known, KNOWN_FULL_NAME, "aisha"));
	assert_true(holds(&known, KNOWN_SITE, "pc17"));
	assert_true(holds(&known, KNOWN_SITE, "green"));
	assert_true(holds(&known, KNOWN_SITE, "mill"));
	assert_true(holds(&known, KNOWN_PERSONAL, "rex"));
	arena_done(&arena);
}

static void the_fullest_request_is_cut_to_its_limit(void **state)
{
	static char bytes[2 * PWP_WORDS_MAX][PWP_WORD_MAX];
	struct pwp_text words[2 * PWP_WORDS_MAX];
	struct pwp_request request = PWP_REQUEST_INIT;
	struct arena arena;
	struct known known;
	size_t number = 0;

	(void)state;
	/* 64 pieces of three letters in each word, all pieces different */
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		for (size_t at = 0; at < PWP_WORD_MAX; at += 4, number++) {
			size_t rest = number;
			for (size_t j = 0; j < 3; j++, rest /= 26)
				bytes[i][at + j] = (char)('a' + rest % 26);
			bytes[i][at + 3] = ' ';
		}
		words[i] = (struct pwp_text){ bytes[i], PWP_WORD_MAX };
	}
	request.words = words;
	request.site_words = words + PWP_WORDS_MAX;
	request.n_words = request.n_site_words = PWP_WORDS_MAX;
	assert_true(arena_init(&arena, wordset_request_room(&request)));
	assert_true(wordset_request(&known, &request, &arena));
	/* personal words come before the site's */
	assert_int_equal(known.count, 512);
	assert_int_equal(known.words[0].kind, KNOWN_PERSONAL);
	assert_true(known.count < number);
	arena_done(&arena);
}

static void an_arena_that_is_too_small_is_told(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct arena arena;
	struct known known;

	(void)state;
	request.user = text_of("khan");
	assert_true(arena_init(&arena, 16));
	assert_false(wordset_request(&known, &request, &arena));
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_rules_words),
		cmocka_unit_test(rules_without_words_make_an_empty_set),
		cmocka_unit_test(more_words_than_can_be_numbered_are_too_big),
		cmocka_unit_test(takes_the_requests_words_by_kind),
		cmocka_unit_test(the_fullest_request_is_cut_to_its_limit),
		cmocka_unit_test(an_arena_that_is_too_small_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
