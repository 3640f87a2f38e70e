/* SPDX-License-Identifier: MIT */
/* Phrases that were given to others: what a set of phrases must keep away from. */
#ifndef PWP_SUGGEST_EXCLUSIONS_H
#define PWP_SUGGEST_EXCLUSIONS_H

#include "suggest/suggest.h"

/* Whether a phrase is one of them, or shares two words with one of them. */
bool exclusions_have(const struct pwp_phrases *exclusions,
		     const struct suggest_phrase *phrase);

#endif
