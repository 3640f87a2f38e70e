/* SPDX-License-Identifier: MIT */
/* Phrases that were given to others: what a set of phrases must keep away from. */
#ifndef PWP_SUGGEST_GIVEN_H
#define PWP_SUGGEST_GIVEN_H

#include "suggest/suggest.h"

/* Whether a phrase is one of the given ones, or two of its words stand in one of them. */
bool given_has(const struct pwp_phrases *given, const struct suggest_phrase *phrase);

#endif
