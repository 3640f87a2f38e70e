/* SPDX-License-Identifier: MIT */
/* The strength of a password: one number, and the cover that explains it. */
#ifndef PWP_ESTIMATE_ESTIMATE_H
#define PWP_ESTIMATE_ESTIMATE_H

#include "estimate/cover.h"

struct estimate {
	struct cover cover;
	uint32_t bits;	   /* the strength, 1/256 bit */
	uint32_t deciding; /* what thresholds are compared with, 1/256 bit */
};

/* False when the arena is too small, see cover_room(). */
bool estimate_find(struct estimate *estimate, const struct match_search *search,
		   struct arena *arena);

#endif
