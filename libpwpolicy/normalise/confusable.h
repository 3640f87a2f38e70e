/* SPDX-License-Identifier: MIT */
/*
 * Confusable characters, each class of them represented by a prototype (as in Unicode
 * Technical Standard 39). Personal data that is stored hashed can be compared but not
 * searched, so leet is undone on both sides before they are compared.
 */
#ifndef PWP_NORMALISE_CONFUSABLE_H
#define PWP_NORMALISE_CONFUSABLE_H

#include <stdbool.h>
#include <stdint.h>

/* The prototype of a folded code point. Different digits stay different. */
uint32_t confusable_prototype(uint32_t code);

/* Whether a code point is a letter, a digit or a symbol that stands for one. */
bool confusable_is_word(uint32_t code);

#endif
