/* SPDX-License-Identifier: MIT */
/* All matchers at once, for one password. */
#ifndef PWP_MATCH_MATCH_H
#define PWP_MATCH_MATCH_H

#include "match/matchers.h"

/* The matchers that have something to find in a password. */
struct match_search {
	struct match_input input;
	match_fn *find[MATCHER_COUNT], *find_reversed[MATCHER_COUNT];
	size_t find_count, find_reversed_count;
};

/* Bytes of an arena that match_prepare() takes for a password of so many cells. */
size_t match_room(const struct pwp_request *request, size_t cells);

/* Prepares all matchers; what the source points to must live as long as the search. Returns
 * 0, or the error of a matcher. */
PWP_CHECKED int match_prepare(struct match_search *search,
			      const struct match_source *source, struct arena *arena);

/* Finds all matches that begin with cell `at`. */
void match_beginning(const struct match_search *search, size_t at,
		     struct match_list *list);

/* Finds the matches that are read backwards and end before cell `at`. */
void match_ending(const struct match_search *search, size_t at, struct match_list *list);

/* Whether a known word occurs anywhere, whatever the cheapest cover is. */
bool match_has_known(const struct match_search *search);

#endif
