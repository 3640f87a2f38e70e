/* SPDX-License-Identifier: MIT */
/*
 * Whether a password is a passphrase: words and, between and around them, digits and
 * symbols, with nothing else. The words may be written together.
 */
#ifndef PWP_ESTIMATE_PHRASE_H
#define PWP_ESTIMATE_PHRASE_H

#include "match/match.h"

/* The split into the fewest words up to a boundary. */
struct phrase_state {
	uint8_t words;
	uint8_t unmarked; /* boundaries between them that nothing shows */
	bool reached;
};

struct phrase {
	struct phrase_state *states; /* by boundary; the caller's, count + 1 of them */
};

/* Begins the search; the caller has set `states`. */
void phrase_init(struct phrase *phrase, size_t count);

/* Adds the matches that begin with cell `at`. Called for each cell in order. */
void phrase_add(struct phrase *phrase, const struct subject *subject, size_t at,
		const struct match_list *list);

/* The number of words of the whole, 0 if it is no passphrase. */
unsigned phrase_words(const struct phrase *phrase, const struct subject *subject);

#endif
