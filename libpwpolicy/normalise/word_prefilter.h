/* SPDX-License-Identifier: MIT */
/*
 * A prefilter for texts for which many passwords are searched: the site words of a policy, of
 * which a file may have thousands. It is made once, and rules out most texts for a password.
 */
#ifndef PWP_NORMALISE_WORD_PREFILTER_H
#define PWP_NORMALISE_WORD_PREFILTER_H

#include "input/rules.h"
#include "pwpolicy.h"

/* A run of a text without symbols. */
struct word_prefilter_piece {
	uint64_t
		set; /* its characters, see char_set.h; 0: it may occur in any password */
	uint32_t text; /* index */
	bool edited;   /* one of its letters may be missing */
};

struct word_prefilter {
	const struct string_array *texts; /* borrowed */
	/* on the heap, in the order of the texts */
	struct word_prefilter_piece *pieces;
	size_t count;
};

/* Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int word_prefilter_init(struct word_prefilter *prefilter,
				    const struct string_array *texts);

/* A zeroed one is allowed. */
void word_prefilter_done(struct word_prefilter *prefilter);

/* The next text of which a password with these characters may hold something, from piece *at
 * on, which moves behind the text; NULL if none is left. */
const struct str *word_prefilter_next(const struct word_prefilter *prefilter,
				      uint64_t present, size_t *at);

#endif
