/* SPDX-License-Identifier: MIT */
/*
 * The forms under which personal data is stored hashed: the words that the same data would
 * become in a request (expand.c), as prototypes of at most PWP_FORM_MAX code points. The set
 * in which they are collected is wiped, because a caller that stores only hashes must not
 * leave the words in memory.
 */
#include "pwpolicy.h"

#include "base/utf8.h"
#include "base/wipe.h"
#include "input/request.h"
#include "normalise/confusable.h"
#include "normalise/expand.h"
#include "normalise/known.h"

#define MAX_FORMS 256
#define MAX_CODES 4096

struct collected {
	struct expansion expansion;
	struct known known;
	struct known_word words[MAX_FORMS];
	uint32_t codes[MAX_CODES];
};

static void collect(void *data, const struct expand_word *word)
{
	struct collected *collected = data;

	known_add(&collected->known, KNOWN_PERSONAL, word->codes, word->len);
}

/* Makes a word its form: of prototypes, and not too long. */
static void make_form(struct collected *collected, struct known_word *word)
{
	uint32_t *codes = collected->codes + word->start;

	if (word->len > PWP_FORM_MAX)
		word->len = PWP_FORM_MAX;
	for (size_t i = 0; i < word->len; i++)
		codes[i] = confusable_prototype(codes[i]);
}

/* Whether an earlier word has the same form. */
static bool is_repeated(const struct collected *collected, size_t index)
{
	const struct known_word *word = &collected->words[index];

	for (size_t i = 0; i < index; i++) {
		const struct known_word *other = &collected->words[i];
		if (other->len == word->len && memcmp(collected->codes + other->start,
						      collected->codes + word->start,
						      word->len * sizeof(uint32_t)) == 0)
			return true;
	}
	return false;
}

static int hand_over(const struct collected *collected, const struct known_word *word,
		     int (*take)(void *data, struct pwp_text form), void *data)
{
	char form[PWP_FORM_MAX * UTF8_MAX];
	size_t len = 0;

	for (size_t i = 0; i < word->len; i++)
		len += utf8_put(collected->codes[word->start + i], form + len);
	int result = take(data, (struct pwp_text){ form, len });
	wipe(form, sizeof(form));
	return result;
}

static int hand_over_all(struct collected *collected,
			 int (*take)(void *data, struct pwp_text form), void *data)
{
	int result = 0;

	for (size_t i = 0; i < collected->known.count && result == 0; i++) {
		make_form(collected, &collected->words[i]);
		if (!is_repeated(collected, i))
			result = hand_over(collected, &collected->words[i], take, data);
	}
	return result;
}

int pwp_personal_forms(enum pwp_personal kind, struct pwp_text text,
		       int (*take)(void *data, struct pwp_text form), void *data)
{
	struct collected collected;

	if (kind < PWP_PERSONAL_NAME || kind > PWP_PERSONAL_OTHER || !take ||
	    (!text.ptr && text.len > 0))
		return PWP_ERR_ARGUMENT;
	if (text.len > PWP_WORD_MAX)
		return PWP_ERR_TOO_BIG;
	known_init(&collected.known, collected.words, MAX_FORMS, collected.codes,
		   MAX_CODES);
	expansion_init(&collected.expansion, NULL, collect, &collected);
	expand(&collected.expansion, EXPAND_PERSONAL, request_text(text));
	int result = hand_over_all(&collected, take, data);
	wipe(&collected, sizeof(collected));
	return result;
}
