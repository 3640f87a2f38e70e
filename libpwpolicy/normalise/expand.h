/* SPDX-License-Identifier: MIT */
/*
 * Expansion: the words that passwords are searched for because of one text about a person or
 * a school. Request data, site words of a policy and personal data that is stored hashed all
 * go through here, so that a text is recognised whichever way it is known.
 */
#ifndef PWP_NORMALISE_EXPAND_H
#define PWP_NORMALISE_EXPAND_H

#include "normalise/expand_prefilter.h"

/* Emits the words of a text in a scope, which is not EXPAND_NOTHING. */
void expand_in_scope(struct expansion *expansion, enum expand_source source,
		     struct str text, enum expand_scope scope);

/* Emits all words of a text of at most PWP_WORD_MAX bytes. */
static inline void expand(struct expansion *expansion, enum expand_source source,
			  struct str text)
{
	enum expand_scope scope = expand_prefilter(expansion, source, text);

	if (scope != EXPAND_NOTHING)
		expand_in_scope(expansion, source, text, scope);
}

/* Emits the text as one word only. */
void expand_whole(struct expansion *expansion, struct str text);

#endif
