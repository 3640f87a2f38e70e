/* SPDX-License-Identifier: MIT */
/* estimate/phrase.c: how many words a text is made of, with words chosen by the test
 * itself. */
#include "typed.h"

#include "estimate/phrase.h"

#include <string.h>

static struct typed typed;

/* The words of the language of this test. */
static const char *const language[] = { "green", "lamp", "soap", "mar",	   "gar",
					"ida",	 "car",	 "pet",	 "carpet", "a",
					"son",	 "ant",	 "marg", "gari",   "ari" };

static bool occurs_at(const char *word, size_t at)
{
	size_t len = strlen(word);

	if (at + len > typed.subject.count)
		return false;
	for (size_t i = 0; i < len; i++)
		if (typed.cells[at + i].code != (uint8_t)word[i])
			return false;
	return true;
}

/* Adds a match of a word where it occurs. */
static void add_at(const char *word, size_t at, enum match_kind kind)
{
	struct match *match =
		occurs_at(word, at)
			? match_list_add(&typed.list, at, at + strlen(word), kind, 0)
			: NULL;

	if (match)
		match->word = kind == MATCH_WORD;
}

/* One word may be known: a person's name, say. */
static unsigned words_beside(const char *text, const char *known)
{
	struct phrase_state states[SUBJECT_MAX_CELLS + 1];
	struct phrase phrase = { .states = states };

	typed_init(&typed, text);
	memset(states, 0, sizeof(states));
	phrase_init(&phrase, typed.subject.count);
	for (size_t at = 0; at < typed.subject.count; at++) {
		typed.list.count = 0;
		for (size_t i = 0; i < COUNT_OF(language); i++)
			add_at(language[i], at, MATCH_WORD);
		if (known)
			add_at(known, at, MATCH_KNOWN + KNOWN_PERSONAL);
		phrase_add(&phrase, &typed.subject, at, &typed.list);
	}
	return phrase_words(&phrase, &typed.subject);
}

static unsigned words_of(const char *text)
{
	return words_beside(text, NULL);
}

static void a_known_word_is_no_random_one(void **state)
{
	(void)state;
	assert_int_equal(words_beside("green-lamp-soap", "lamp"), 2);
	assert_int_equal(words_beside("green-lamp-soap", "lam"), 3);
	assert_int_equal(words_beside("green-lamp-soap-zoe", "zoe"), 3);
	assert_int_equal(words_beside("zoeGreenLampSoap", "zoe"), 3);
	assert_int_equal(words_beside("green", "green"), 0);
}

struct phrase_case {
	const char *text;
	unsigned words;
	const char *why;
};

static const struct phrase_case phrases[] = {
	{ "", 0, "empty" },
	{ "green", 1, "one word" },
	{ "green-lamp-soap", 3, "separators" },
	{ "green lamp soap", 3, "spaces" },
	{ "greenlampsoap", 3, "no separators" },
	{ "GreenLampsoaP", 3, "no separators, capitals anywhere" },
	{ "GreenLampSoap42!", 3, "digits and a symbol at the end" },
	{ "7green8lamp9soap", 3, "digits between and before" },
	{ "carpet", 1, "fewest words: carpet, not car and pet" },
	{ "margarida", 0, "three words of three letters without separators are chance" },
	{ "greenmargarida", 4, "three and a half letters on average are meant" },
	{ "lampmargarida", 0, "and less are chance" },
	{ "mar-gar-ida", 3, "the same with separators are meant" },
	{ "marGariAntSon", 4, "words that begin with capitals, not marG and ari" },
	{ "MarGarIda", 3, "the same with capitals are meant" },
	{ "greenxlamp", 0, "a letter that belongs to no word" },
	{ "1234", 0, "no word at all" },
	{ "green--lamp", 2, "two symbols between" },
};

static void counts_the_fewest_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(phrases); i++)
		CHECK(words_of(phrases[i].text) == phrases[i].words, phrases[i].why);
}

static void matches_that_are_no_words_do_not_count(void **state)
{
	struct phrase_state states[8];
	struct phrase phrase = { .states = states };

	(void)state;
	typed_init(&typed, "qwert");
	phrase_init(&phrase, 5);
	assert_non_null(match_list_add(&typed.list, 0, 5, MATCH_KEYBOARD, 0));
	phrase_add(&phrase, &typed.subject, 0, &typed.list);
	assert_int_equal(phrase_words(&phrase, &typed.subject), 0);
}

static void very_many_words_do_not_overflow(void **state)
{
	char text[401] = "";

	(void)state;
	for (size_t i = 0; i < 400; i += 2)
		memcpy(text + i, "a-", 2);
	assert_true(words_of(text) <= 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_word_is_no_random_one),
		cmocka_unit_test(counts_the_fewest_words),
		cmocka_unit_test(matches_that_are_no_words_do_not_count),
		cmocka_unit_test(very_many_words_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
