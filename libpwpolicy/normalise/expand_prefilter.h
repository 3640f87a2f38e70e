/* SPDX-License-Identifier: MIT */
/* How much of a text is worth expanding, told from what the target holds. */
#ifndef PWP_NORMALISE_EXPAND_PREFILTER_H
#define PWP_NORMALISE_EXPAND_PREFILTER_H

#include "data/short_names.h"
#include "normalise/expansion.h"

enum expand_scope {
	EXPAND_NOTHING,
	EXPAND_NUMBERS, /* dates and telephone numbers only */
	EXPAND_ALL
};

/* For a text that is all letters, and for any other. */
enum expand_scope expand_prefilter_letters(struct expansion *expansion,
					   enum expand_source source, struct str text,
					   uint64_t letters);
enum expand_scope expand_prefilter_runs(struct expansion *expansion,
					enum expand_source source, struct str text);

/* The letters at the front; returns how many. */
static inline size_t expand_leading_letters(struct str text, uint64_t *ret_set)
{
	uint64_t set = 0, bit;
	size_t len = 0;

	while (len < text.len &&
	       ((bit = char_set_at(text, len)) & CHAR_SET_LETTERS) != 0) {
		set |= bit;
		len++;
	}
	*ret_set = set;
	return len;
}

/* Whether the target may hold a word of the text with these characters. */
static inline bool expand_may_have(const struct expansion *expansion, uint64_t set,
				   size_t len)
{
	return len >= EXPAND_MIN_LEN &&
	       char_set_may_lack(set & ~expansion->present, len >= EXPAND_EDIT_LEN);
}

/* May let a text through that gives no word, but never rules out one that would. Inline,
 * because it rules out nearly all texts in a few instructions. */
static inline enum expand_scope expand_prefilter(struct expansion *expansion,
						 enum expand_source source,
						 struct str text)
{
	uint64_t letters;

	if (!expansion->target)
		return EXPAND_ALL;
	if (expand_leading_letters(text, &letters) < text.len)
		return expand_prefilter_runs(expansion, source, text);
	if (expand_may_have(expansion, letters, text.len) ||
	    short_names_may_have((uint32_t)letters, text.len))
		return expand_prefilter_letters(expansion, source, text, letters);
	return EXPAND_NOTHING;
}

#endif
