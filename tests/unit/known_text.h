/* SPDX-License-Identifier: MIT */
/* Known words as texts, already folded. */
#ifndef PWP_TESTS_KNOWN_TEXT_H
#define PWP_TESTS_KNOWN_TEXT_H

#include "base/utf8.h"
#include "normalise/known.h"

#define KNOWN_TEXT_MAX 64

/* The code points of a text; returns how many. */
static inline size_t codes_of(const char *text, uint32_t codes[static KNOWN_TEXT_MAX])
{
	struct str rest = str_from_c(text);
	size_t len = 0;

	while (rest.len > 0 && len < KNOWN_TEXT_MAX)
		codes[len++] = utf8_next(&rest);
	return len;
}

static inline void known_text(struct known *known, enum known_kind kind, const char *text)
{
	uint32_t codes[KNOWN_TEXT_MAX];
	size_t len = codes_of(text, codes);

	known_add(known, kind, codes, len);
}

/* Whether the set has the word; `kind` KNOWN_KINDS: of any kind. */
static inline bool known_holds(const struct known *known, enum known_kind kind,
			       const char *text)
{
	uint32_t codes[KNOWN_TEXT_MAX];
	size_t len = codes_of(text, codes);

	for (size_t i = 0; i < known->count; i++) {
		const struct known_word *word = &known->words[i];
		if ((kind == KNOWN_KINDS || word->kind == kind) && word->len == len &&
		    memcmp(known->codes + word->start, codes, len * sizeof(*codes)) == 0)
			return true;
	}
	return false;
}

#endif
