/* SPDX-License-Identifier: MIT */
/* Draws random passphrases. Whether one is acceptable is decided outside. */
#ifndef PWP_SUGGEST_SUGGEST_H
#define PWP_SUGGEST_SUGGEST_H

#include "base/text.h"
#include "input/rules.h"
#include "pwpolicy.h"

#define SUGGEST_MIN_WORDS 3
#define SUGGEST_MAX_WORDS 10

/* How phrases for a profile look. */
struct suggest_shape {
	unsigned words;
	bool capitals; /* each word begins with one */
	bool digits;   /* two of them at the end */
};

/* The shape that a profile's rules ask for; `words` 0: as many as the rules need. */
struct suggest_shape suggest_shape_for(const struct rules *rules, unsigned words);

/* Entropy of one draw of the shape, in 1/256 bit. */
uint32_t suggest_bits(const struct suggest_shape *shape);

/* Adds a phrase drawn uniformly from all of its shape. Returns 0 or PWP_ERR_RANDOM. */
PWP_CHECKED int suggest_draw(const struct suggest_shape *shape, struct text *text);

#endif
