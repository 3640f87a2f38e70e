/* SPDX-License-Identifier: MIT */
/*
 * suggest/offensive_filter.c: rude strings are seen across words, in initials and between signs,
 * and not inside a word. The strings stand here turned by thirteen letters.
 */
#include "suggest/offensive_filter.h"

#include "check.h"

#include <stdlib.h>

/* Words with / between them; what stands between two words is in brackets. */
struct row {
	const char *phrase;
	bool shows;
	const char *why;
};

static const struct row rows[] = {
	{ "zbba/ynzc/gerr", false, "three innocent words" },
	{ "zbbanf/fnzc/gerr", true, "across the first border" },
	{ "zbbanf[-]fnzc[-]gerr", true, "across a hyphen" },
	{ "zbbaN/Ffnzc/gerR", true, "in any case" },
	{ "zbban$/fnzc/gerr", true, "a sign is its letter" },
	{ "orne/ncv/fgne", true, "over two borders" },
	{ "tenff/ynzc/gerr", false, "inside a word" },
	{ "grag[1]gerr/ynzc", true, "what stands between words reads as a letter" },
	{ "grag[-]gerr/ynzc", false, "a hyphen does not" },
	{ "nccyr[-]fnaq[-]fuvc", true, "the initials" },
	{ "bnxf/nccyr/fnaq/fuvc", true, "three of four initials" },
	{ "nccyr[-]fuvc[-]ynzc", false, "other initials" },
	{ "jnahN/fnzpuF/fcnzF", true, "the capitals" },
	{ "jnahY/fnzpuF/fcnzF", false, "other capitals" },
	{ "oenaQ/nff!fG/zbba", true, "small letters before a sign" },
	{ "oenaQ/Nff!fg/zbba", true, "with the capital before them" },
	{ "oenaQ/onf!F/zbba", false, "two words that end in a capital" },
	{ "zbba/fgnzC/gerR", false, "small letters that are none" },
};

static char turned(char byte)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklm";
	static const char large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM";

	if (byte >= 'a' && byte <= 'z')
		return small[byte - 'a' + 13];
	return byte >= 'A' && byte <= 'Z' ? large[byte - 'A' + 13] : byte;
}

/* Fills a phrase whose text has its room. */
static void make(struct suggest_phrase *phrase, const char *written)
{
	bool between = false;

	phrase->count = 0;
	phrase->text.len = 0;
	for (; *written; written++) {
		if (strchr("/[]", *written)) {
			between = *written == '[';
			if (!between)
				phrase->words[phrase->count].len = 0;
			continue;
		}
		char *at = phrase->text.buf + phrase->text.len++;
		*at = between ? *written : turned(*written);
		if (between)
			continue;
		bool first = phrase->text.len == 1 || strchr("/]", written[-1]);
		if (first)
			phrase->words[phrase->count++] = (struct str){ at, 0 };
		phrase->words[phrase->count - 1].len++;
	}
}

static void sees_what_the_eye_sees(void **state)
{
	char buf[PWP_SUGGESTION_SIZE];
	struct suggest_phrase phrase = { .text = { .buf = buf, .size = sizeof(buf) } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		make(&phrase, rows[i].phrase);
		CHECK(offensive_filter_finds(&phrase) == rows[i].shows, rows[i].why);
	}
}

/* No word that is drawn alone is refused for what it is. */
static void no_word_of_a_list_is_seen(void **state)
{
	char word[WORDS_MAX_LEN];
	struct suggest_phrase phrase = { .text = { .buf = word, .size = sizeof(word) },
					 .count = 1 };

	(void)state;
	for (enum words_phrase_list list = WORDS_INFANT; list <= WORDS_GENERAL; list++)
		for (uint32_t i = 0; i < words_phrase_count(list); i++) {
			size_t len = words_phrase_spell(list, i, word);
			phrase.text.len = len;
			phrase.words[0] = (struct str){ word, len };
			assert_false(offensive_filter_finds(&phrase));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_what_the_eye_sees),
		cmocka_unit_test(no_word_of_a_list_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
