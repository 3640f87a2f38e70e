/* SPDX-License-Identifier: MIT */
/* The known words of a profile, made once for a checker, or of a request. */
#ifndef PWP_NORMALISE_WORDSET_H
#define PWP_NORMALISE_WORDSET_H

#include "input/rules.h"
#include "normalise/known.h"
#include "normalise/word_prefilter.h"
#include "pwpolicy.h"

struct wordset {
	const struct rules *rules;  /* NULL: of a request */
	struct known known;	    /* for exact search; on the heap */
	struct word_prefilter site; /* site words of the rules, for fuzzy search */
};

/* Returns 0, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init(struct wordset *set, const struct rules *rules);

/* The words of a checked request that are letters only, as those of word lists are. What does
 * not fit into a set is left out. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init_request(struct wordset *set,
				     const struct pwp_request *request);

/* Wipes and frees. A zeroed set is allowed. */
void wordset_done(struct wordset *set);

#endif
