/* SPDX-License-Identifier: MIT */
/* A way to remember a phrase. */
#ifndef PWP_SUGGEST_HINT_H
#define PWP_SUGGEST_HINT_H

#include "suggest/suggest.h"

/* Adds a sentence that puts the words of a phrase in front of the inner eye. */
void hint_add(struct text *text, const struct suggest_phrase *phrase);

#endif
