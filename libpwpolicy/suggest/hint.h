/* SPDX-License-Identifier: MIT */
/* A way to remember a phrase. */
#ifndef PWP_SUGGEST_HINT_H
#define PWP_SUGGEST_HINT_H

#include "suggest/suggest.h"

#define HINT_KINDS 3

/* Adds a sentence by which the words of a phrase stay in mind: a picture, a story or a tune, by
 * `kind`, which may be any number. */
void hint_add(struct text *text, const struct suggest_phrase *phrase, unsigned kind);

#endif
