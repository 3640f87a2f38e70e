/* SPDX-License-Identifier: MIT */
/* Sets of known words: the policy's, made once for a checker, and the request's. */
#ifndef PWP_NORMALISE_WORDSET_H
#define PWP_NORMALISE_WORDSET_H

#include "base/arena.h"
#include "input/request.h"
#include "input/rules.h"
#include "normalise/known.h"

/* The words of one profile's rules, on the heap. */
struct wordset {
	const struct rules *rules;
	struct known known;
};

/* Returns 0, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM. */
PWP_CHECKED int wordset_init(struct wordset *set, const struct rules *rules);

/* A zeroed set is allowed. */
void wordset_done(struct wordset *set);

/* Bytes of an arena that wordset_request() takes. */
size_t wordset_request_room(const struct pwp_request *request);

/* Collects the words of a checked request; false when the arena is too small. */
bool wordset_request(struct known *known, const struct pwp_request *request,
		     struct arena *arena);

#endif
