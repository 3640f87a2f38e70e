/* SPDX-License-Identifier: MIT */
/* The words of a request and of the site, in the password or nearly so. */
#ifndef PWP_MATCH_FUZZY_H
#define PWP_MATCH_FUZZY_H

#include "base/arena.h"
#include "input/request.h"
#include "match/match.h"
#include "normalise/word_prefilter.h"

/*
 * Words are looked for until the work, in units of about ten instructions, reaches a bound:
 * so much, less for each cell, because a long password needs time for all else, but never
 * less than the last. What would come after that is not looked for.
 */
#define FUZZY_MOST_WORK 450000
#define FUZZY_CELL_WORK 600
#define FUZZY_LEAST_WORK 160000

/* A match, in a list of those that begin with the same cell. */
struct fuzzy_match {
	struct match match;
	uint16_t next; /* index + 1; 0: none */
};

struct fuzzy {
	struct fuzzy_match *matches;
	size_t count;
	uint16_t *first; /* by cell: index + 1 of its first match */
	size_t work;	 /* that it took, see FUZZY_MOST_WORK */
};

/* Bytes of an arena that fuzzy_find() takes for a password of so many cells. */
size_t fuzzy_room(size_t cells);

/* What is looked for. */
struct fuzzy_words {
	const struct pwp_request *request; /* checked */
	const struct word_prefilter *site; /* of the policy */
};

/* Looks for all words; false when the arena is too small. */
bool fuzzy_find(struct fuzzy *fuzzy, const struct subject *subject,
		const struct fuzzy_words *words, struct arena *arena);

#endif
