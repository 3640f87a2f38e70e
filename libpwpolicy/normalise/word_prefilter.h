/* SPDX-License-Identifier: MIT */
/*
 * Texts for which many passwords are searched: the site words of a policy, of which a file
 * may hold thousands. What tells that a password holds nothing of them is found once.
 */
#ifndef PWP_NORMALISE_WORD_PREFILTER_H
#define PWP_NORMALISE_WORD_PREFILTER_H

#include "input/rules.h"
#include "pwpolicy.h"

/* Letters, digits and whatever else stands together in a text. */
struct word_prefilter_piece {
	uint64_t set;  /* its characters: char_set_of(); 0: it is always looked for */
	uint32_t text; /* index */
	bool edited;   /* one of its letters may be missing */
};

struct word_prefilter {
	const struct string_array *texts;    /* borrowed */
	struct word_prefilter_piece *pieces; /* on the heap, in the order of the texts */
	size_t count;
};

/* Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int word_prefilter_init(struct word_prefilter *word_prefilter,
				    const struct string_array *texts);

/* A zeroed sieve is allowed. */
void word_prefilter_done(struct word_prefilter *word_prefilter);

/*
 * The next text of which a password with these characters may hold something, from piece
 * *at on, which it moves behind the text; NULL when there is none left.
 */
const struct str *word_prefilter_next(const struct word_prefilter *word_prefilter,
				      uint64_t present, size_t *at);

#endif
