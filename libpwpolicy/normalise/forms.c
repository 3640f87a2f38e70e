/* SPDX-License-Identifier: MIT */
/*
 * Personal data as it is kept outside: the words that the request's own data become
 * (expand.c), as skeletons of at most PWP_FORM_MAX code points. The set in which they are
 * gathered is wiped, because whoever keeps only hashes of them must not find them in
 * memory afterwards.
 */
#include "pwpolicy.h"

#include "base/utf8.h"
#include "base/wipe.h"
#include "input/request.h"
#include "normalise/expand.h"
#include "normalise/known.h"
#include "normalise/confusable.h"

#define MOST_FORMS 256
#define MOST_CODES 4096

struct gathered {
	struct expansion expansion;
	struct known known;
	struct known_word words[MOST_FORMS];
	uint32_t codes[MOST_CODES];
};

static void gather(void *data, const struct expand_word *word)
{
	struct gathered *gathered = data;

	known_add(&gathered->known, KNOWN_PERSONAL, word->codes, word->len);
}

/* Brings a word to the form that is kept. */
static void shape(struct gathered *gathered, struct known_word *word)
{
	uint32_t *codes = gathered->codes + word->start;

	if (word->len > PWP_FORM_MAX)
		word->len = PWP_FORM_MAX;
	for (size_t i = 0; i < word->len; i++)
		codes[i] = confusable_prototype(codes[i]);
}

/* Whether an earlier word has the same form. */
static bool is_repeated(const struct gathered *gathered, size_t index)
{
	const struct known_word *word = &gathered->words[index];

	for (size_t i = 0; i < index; i++) {
		const struct known_word *other = &gathered->words[i];
		if (other->len == word->len &&
		    memcmp(gathered->codes + other->start, gathered->codes + word->start,
			   word->len * sizeof(uint32_t)) == 0)
			return true;
	}
	return false;
}

static int give(const struct gathered *gathered, const struct known_word *word,
		int (*take)(void *data, struct pwp_text form), void *data)
{
	char form[PWP_FORM_MAX * UTF8_MAX];
	size_t len = 0;

	for (size_t i = 0; i < word->len; i++)
		len += utf8_put(gathered->codes[word->start + i], form + len);
	int result = take(data, (struct pwp_text){ form, len });
	wipe(form, sizeof(form));
	return result;
}

static int give_all(struct gathered *gathered,
		    int (*take)(void *data, struct pwp_text form), void *data)
{
	int result = 0;

	for (size_t i = 0; i < gathered->known.count && result == 0; i++) {
		shape(gathered, &gathered->words[i]);
		if (!is_repeated(gathered, i))
			result = give(gathered, &gathered->words[i], take, data);
	}
	return result;
}

int pwp_personal_forms(enum pwp_personal kind, struct pwp_text text,
		       int (*take)(void *data, struct pwp_text form), void *data)
{
	struct gathered gathered;

	if (kind < PWP_PERSONAL_NAME || kind > PWP_PERSONAL_OTHER || !take ||
	    (!text.ptr && text.len > 0))
		return PWP_ERR_ARGUMENT;
	if (text.len > PWP_WORD_MAX)
		return PWP_ERR_TOO_BIG;
	known_init(&gathered.known, gathered.words, MOST_FORMS, gathered.codes,
		   MOST_CODES);
	expansion_init(&gathered.expansion, NULL, gather, &gathered);
	expand(&gathered.expansion, EXPAND_PERSONAL, request_text(text));
	int result = give_all(&gathered, take, data);
	wipe(&gathered, sizeof(gathered));
	return result;
}
