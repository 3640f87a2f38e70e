/* SPDX-License-Identifier: MIT */
/* Numbers in sentences. */
#ifndef PWP_PRESENT_SENTENCE_H
#define PWP_PRESENT_SENTENCE_H

#include "base/text.h"

/* The numbers for the marks {n}, {from} and {to} of a sentence. */
struct sentence_numbers {
	uint64_t n, from, to;
};

/* Adds a sentence with its marks replaced; any other brace is text. */
void sentence_add(struct text *text, const char *sentence,
		  const struct sentence_numbers *numbers);

#endif
