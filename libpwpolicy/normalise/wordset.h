/* SPDX-License-Identifier: MIT */
/* The known words of a policy, made once for a checker. */
#ifndef PWP_NORMALISE_WORDSET_H
#define PWP_NORMALISE_WORDSET_H

#include "input/rules.h"
#include "normalise/known.h"
#include "normalise/sieve.h"
#include "pwpolicy.h"

/* The words of one profile's rules, on the heap. */
struct wordset {
	const struct rules *rules;
	struct known known; /* to be found as they are */
	struct sieve site;  /* site words, to be found nearly so */
};

/* Returns 0, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init(struct wordset *set, const struct rules *rules);

/* A zeroed set is allowed. */
void wordset_done(struct wordset *set);

#endif
