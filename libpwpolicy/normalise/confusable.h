/* SPDX-License-Identifier: MIT */
/*
 * Skeletons: folded letters and digits of which those that look alike are one. A datum
 * that is kept under a key can be compared but not searched, so that leet cannot be undone
 * while comparing: it is undone on both sides beforehand.
 */
#ifndef PWP_NORMALISE_CONFUSABLE_H
#define PWP_NORMALISE_CONFUSABLE_H

#include <stdbool.h>
#include <stdint.h>

/* What a folded code point stands for. Different digits stay different. */
uint32_t confusable_of(uint32_t code);

/* Whether a code point is a letter, a digit or a sign that stands for one. */
bool confusable_has(uint32_t code);

#endif
