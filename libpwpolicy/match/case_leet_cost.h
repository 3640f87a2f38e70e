/* SPDX-License-Identifier: MIT */
/* What it costs an attacker that a word is not written plainly. All costs are log2 of guesses
 * in 1/256 bit. */
#ifndef PWP_MATCH_CASE_LEET_COST_H
#define PWP_MATCH_CASE_LEET_COST_H

#include "base/log2.h"
#include "normalise/subject.h"

/* Reading a word backwards. */
#define REVERSED_COST BITS(1, 50)

/* The ways to write the letters of cells start .. end-1 in upper and lower case. */
uint32_t case_cost(const struct subject *subject, size_t start, size_t end);

/* The ways to write so many characters of a word in leet. */
uint32_t leet_cost(unsigned leets);

#endif
