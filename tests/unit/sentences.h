/* SPDX-License-Identifier: MIT */
/* What holds of every sentence that a person may read; tests/pam/test_sentences.c has the
 * rest. */
#ifndef PWP_TESTS_SENTENCES_H
#define PWP_TESTS_SENTENCES_H

#include "base/ascii.h"
#include "judge.h"

static inline size_t count_words(const char *text)
{
	size_t words = 0;

	for (size_t i = 0; text[i]; i++)
		words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
	return words;
}

static inline size_t count_sentences(const char *text)
{
	size_t count = 0;

	for (size_t i = 0; text[i]; i++)
		count += text[i] == '.' && (text[i + 1] == ' ' || text[i + 1] == '\0');
	return count;
}

static inline void check_sentence(const char *text, enum pwp_level level)
{
	size_t len = strlen(text);

	CHECK(len > 5 && len < PWP_MESSAGE_SIZE - 1, text);
	CHECK(text[len - 1] == '.', text);
	CHECK(!ascii_is_lower((uint8_t)text[0]), text);
	CHECK(!strpbrk(text, "{}\n\t"), text);
	if (level == PWP_LEVEL_PLAIN)
		CHECK(count_words(text) <= 14 * count_sentences(text), text);
}

#endif
