/* SPDX-License-Identifier: MIT */
/* What is known of a text that is searched for words, so that words it cannot hold are never
 * made. */
#ifndef PWP_NORMALISE_EXPAND_TARGET_H
#define PWP_NORMALISE_EXPAND_TARGET_H

#include "normalise/char_set.h"

struct expand_target {
	uint64_t present; /* characters that any of its cells may be read as */
	/* characters that follow each other, next to each other or with symbols between */
	uint32_t after[26];	/* by letter: the letters after it, also behind digits */
	uint32_t before_digits; /* the letters before any digit, and after */
	uint32_t after_digits;
	uint16_t pairs[10]; /* by digit: the digits after it */
	unsigned digits;    /* how many it has */
};

/* Whether letters, of any case, follow each other in the target, forwards or backwards. */
static inline bool expand_target_has_run(const struct expand_target *target,
					 struct str letters, bool reversed)
{
	for (size_t i = 1; i < letters.len; i++) {
		unsigned a = ((uint8_t)letters.ptr[i - 1] | 0x20u) - 'a';
		unsigned b = ((uint8_t)letters.ptr[i] | 0x20u) - 'a';
		if (!(reversed ? target->after[b] >> a & 1 : target->after[a] >> b & 1))
			return false;
	}
	return true;
}

#endif
