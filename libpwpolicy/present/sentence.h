/* SPDX-License-Identifier: MIT */
/* Marks in sentences. */
#ifndef PWP_PRESENT_SENTENCE_H
#define PWP_PRESENT_SENTENCE_H

#include "base/text.h"

/* What the marks {n}, {your} and {you} of a sentence stand for. */
struct sentence_marks {
	uint64_t n;
	bool for_another; /* it is read by another than the person whom it is about */
};

/* Adds a sentence with its marks replaced; any other brace is text. */
void sentence_add(struct text *text, const char *sentence,
		  const struct sentence_marks *marks);

#endif
