/* SPDX-License-Identifier: MIT */
/* What a drawn phrase must not show, though each of its words is fit. */
#ifndef PWP_SUGGEST_SCREEN_H
#define PWP_SUGGEST_SCREEN_H

#include "suggest/suggest.h"

/* Whether a phrase shows a rude string: across words, in initials, between its signs. */
bool screen_shows(const struct suggest_phrase *phrase);

#endif
