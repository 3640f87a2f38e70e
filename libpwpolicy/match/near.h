/* SPDX-License-Identifier: MIT */
/* The words of a request and of the site, in the password or nearly so. */
#ifndef PWP_MATCH_NEAR_H
#define PWP_MATCH_NEAR_H

#include "base/arena.h"
#include "input/request.h"
#include "match/match.h"
#include "normalise/sieve.h"

/*
 * Words are looked for until the work, in units of about ten instructions, reaches a bound:
 * so much, less for each cell, because a long password needs time for all else, but never
 * less than the last. What would come after that is not looked for.
 */
#define NEAR_MOST_WORK 450000
#define NEAR_CELL_WORK 600
#define NEAR_LEAST_WORK 160000

/* A match, in a list of those that begin with the same cell. */
struct near_match {
	struct match match;
	uint16_t next; /* index + 1; 0: none */
};

struct near {
	struct near_match *matches;
	size_t count;
	uint16_t *first; /* by cell: index + 1 of its first match */
	size_t work;	 /* that it took, see NEAR_MOST_WORK */
};

/* Bytes of an arena that near_find() takes for a password of so many cells. */
size_t near_room(size_t cells);

/* What is looked for. */
struct near_words {
	const struct pwp_request *request; /* checked */
	const struct sieve *site;	   /* of the policy */
};

/* Looks for all words; false when the arena is too small. */
bool near_find(struct near *near, const struct subject *subject,
	       const struct near_words *words, struct arena *arena);

#endif
