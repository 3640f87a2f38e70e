/* SPDX-License-Identifier: MIT */
/* Sets of known words: of a policy, made once for a checker, and of a request. */
#ifndef PWP_NORMALISE_WORDSET_H
#define PWP_NORMALISE_WORDSET_H

#include "input/rules.h"
#include "normalise/known.h"
#include "normalise/word_prefilter.h"
#include "pwpolicy.h"

/* The words of one profile's rules, or of a request, on the heap. */
struct wordset {
	const struct rules *rules;  /* NULL: of a request */
	struct known known;	    /* to be found as they are */
	struct word_prefilter site; /* site words of rules, to be found nearly so */
};

/* Returns 0, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init(struct wordset *set, const struct rules *rules);

/* The words of a checked request that are letters only: what could stand in a word of a
 * list. More than a set holds are left out. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init_request(struct wordset *set,
				     const struct pwp_request *request);

/* Wipes and frees. A zeroed set is allowed. */
void wordset_done(struct wordset *set);

#endif
