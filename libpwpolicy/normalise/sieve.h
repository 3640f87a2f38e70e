/* SPDX-License-Identifier: MIT */
/*
 * Texts for which many passwords are searched: the site words of a policy, of which a file
 * may hold thousands. What tells that a password holds nothing of them is found once.
 */
#ifndef PWP_NORMALISE_SIEVE_H
#define PWP_NORMALISE_SIEVE_H

#include "input/rules.h"
#include "pwpolicy.h"

/* Letters, digits and whatever else stands together in a text. */
struct sieve_piece {
	uint64_t set;  /* its characters: expand_bit(); 0: it is always looked for */
	uint32_t text; /* index */
	bool edited;   /* one of its letters may be missing */
};

struct sieve {
	const struct strlist *texts; /* borrowed */
	struct sieve_piece *pieces;  /* on the heap, in the order of the texts */
	size_t count;
};

/* Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int sieve_init(struct sieve *sieve, const struct strlist *texts);

/* A zeroed sieve is allowed. */
void sieve_done(struct sieve *sieve);

/*
 * The next text of which a password with these characters may hold something, from piece
 * *at on, which it moves behind the text; NULL when there is none left.
 */
const struct str *sieve_next(const struct sieve *sieve, uint64_t present, size_t *at);

#endif
