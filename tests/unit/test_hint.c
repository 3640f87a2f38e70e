/* SPDX-License-Identifier: MIT */
/*
 * suggest/hint.c: one sentence, with the words in their order and nothing else to keep
 * secret; the longest fits its room.
 */
#include "suggest/hint.h"

#include "check.h"

#include <string.h>

static void make(struct suggest_phrase *phrase, const char *word, unsigned count)
{
	phrase->count = count;
	for (unsigned i = 0; i < count; i++)
		phrase->words[i] = (struct str){ word, strlen(word) };
}

static void write_hint(char buf[static PWP_MESSAGE_SIZE],
		       const struct suggest_phrase *phrase, unsigned kind)
{
	struct text text;

	text_init(&text, buf, PWP_MESSAGE_SIZE);
	hint_add(&text, phrase, kind);
	assert_true(text_end(&text));
}

static const char *const expected[HINT_KINDS] = {
	"Shut your eyes and see one funny picture with \"Brown\", \"House\" and "
	"\"bearS\" in "
	"it.",
	"Tell a tiny story: it begins with \"Brown\", goes on with \"House\" and ends "
	"with "
	"\"bearS\".",
	"Clap once for each word and sing \"Brown\", \"House\" and \"bearS\" to a tune "
	"you "
	"know.",
};

static void each_kind_has_the_words_in_their_order(void **state)
{
	struct suggest_phrase phrase = { .count = 3 };
	char buf[PWP_MESSAGE_SIZE];

	(void)state;
	phrase.words[0] = STR_LIT("Brown");
	phrase.words[1] = STR_LIT("House");
	phrase.words[2] = STR_LIT("bearS");
	for (unsigned kind = 0; kind < 2 * HINT_KINDS; kind++) {
		write_hint(buf, &phrase, kind);
		assert_string_equal(buf, expected[kind % HINT_KINDS]);
	}
}

static void the_longest_hint_fits(void **state)
{
	struct suggest_phrase phrase;
	char buf[PWP_MESSAGE_SIZE];

	(void)state;
	make(&phrase, "eightles", PWP_PHRASE_WORDS_MAX);
	for (unsigned kind = 0; kind < HINT_KINDS; kind++)
		write_hint(buf, &phrase, kind);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_the_words_in_their_order),
		cmocka_unit_test(the_longest_hint_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
