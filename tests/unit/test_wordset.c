/* SPDX-License-Identifier: MIT */
/* normalise/wordset.c: which texts of rules become known words of which kind. */
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

static void takes_the_letters_of_a_request(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_text word = { "14 Elm Grove", 12 };
	struct wordset set;

	(void)state;
	request.user = (struct pwp_text){ "jsmith42", 8 };
	request.full_name = (struct pwp_text){ "Jos\xc3\xa9 Smith", 11 };
	request.words = &word;
	request.n_words = 1;
	assert_int_equal(wordset_init_request(&set, &request), 0);
	assert_true(holds(&set.known, KNOWN_USER, "jsmith"));
	assert_true(holds(&set.known, KNOWN_FULL_NAME, "jose"));
	assert_true(holds(&set.known, KNOWN_FULL_NAME, "smith"));
	assert_true(holds(&set.known, KNOWN_PERSONAL, "elm"));
	assert_false(holds(&set.known, KNOWN_USER, "jsmith42"));
	assert_false(holds(&set.known, KNOWN_PERSONAL, "14elmgrove"));
	wordset_done(&set);
	assert_null(set.known.codes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_rules_words),
		cmocka_unit_test(rules_without_words_make_an_empty_set),
		cmocka_unit_test(takes_the_letters_of_a_request),
		cmocka_unit_test(more_words_than_can_be_numbered_are_too_big),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
