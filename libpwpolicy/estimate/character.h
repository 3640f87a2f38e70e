/* SPDX-License-Identifier: MIT */
/* What it costs to guess a password character by character. */
#ifndef PWP_ESTIMATE_CHARACTER_H
#define PWP_ESTIMATE_CHARACTER_H

#include "normalise/subject.h"

/* Costs of one character after those before it, in 1/256 bit. */
struct character_cost {
	uint32_t model; /* what the character model says, however much it is surprised */
	uint32_t part;	/* the same, at most what choosing among its class would cost */
};

struct character_cost character_cost_at(const struct subject *subject, size_t at);

#endif
