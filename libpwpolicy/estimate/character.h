/* SPDX-License-Identifier: MIT */
/* The cost of guessing a password character by character. */
#ifndef PWP_ESTIMATE_CHARACTER_H
#define PWP_ESTIMATE_CHARACTER_H

#include "normalise/subject.h"

/* The cost of a character after those before it, in 1/256 bit. */
struct character_cost {
	uint32_t model; /* by the character model alone */
	uint32_t part;	/* the same, but at most the choice among its class */
};

struct character_cost character_cost_at(const struct subject *subject, size_t at);

#endif
