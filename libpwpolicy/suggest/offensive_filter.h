/* SPDX-License-Identifier: MIT */
/* What a drawn phrase must not show, though each of its words may be drawn. */
#ifndef PWP_SUGGEST_OFFENSIVE_FILTER_H
#define PWP_SUGGEST_OFFENSIVE_FILTER_H

#include "suggest/suggest.h"

/* Whether a phrase shows an offensive string: across words, in initials, between symbols. */
bool offensive_filter_finds(const struct suggest_phrase *phrase);

#endif
