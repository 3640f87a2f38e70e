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

static void words_stand_in_their_order(void **state)
{
	struct suggest_phrase phrase = { .count = 3 };
	char buf[PWP_MESSAGE_SIZE];
	struct text text;

	(void)state;
	phrase.words[0] = STR_LIT("Brown");
	phrase.words[1] = STR_LIT("House");
	phrase.words[2] = STR_LIT("bearS");
	text_init(&text, buf, sizeof(buf));
	hint_add(&text, &phrase);
	assert_true(text_end(&text));
	assert_string_equal(buf,
			    "Picture a walk through your home: \"Brown\" is written on "
			    "the front door, \"House\" on the table and \"bearS\" on the "
			    "fridge.");
}

static void the_longest_hint_fits(void **state)
{
	struct suggest_phrase phrase;
	char buf[PWP_MESSAGE_SIZE];
	struct text text;

	(void)state;
	make(&phrase, "eightles", PWP_PHRASE_WORDS_MAX);
	text_init(&text, buf, sizeof(buf));
	hint_add(&text, &phrase);
	assert_true(text_end(&text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_in_their_order),
		cmocka_unit_test(the_longest_hint_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
