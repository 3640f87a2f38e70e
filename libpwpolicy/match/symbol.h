/* SPDX-License-Identifier: MIT */
/* Symbols next to words. */
#ifndef PWP_MATCH_SYMBOL_H
#define PWP_MATCH_SYMBOL_H

#include "normalise/subject.h"

#define SYMBOL_NO_SEPARATOR UINT32_MAX

/* log2 of the guesses for the symbols start .. end-1 between two words, or
 * SYMBOL_NO_SEPARATOR. */
uint32_t symbol_separator_cost(const struct subject *subject, size_t start, size_t end);

/* The end of the run of symbols that begins with cell `at`: `at` itself, if none does. */
size_t symbol_run_end(const struct subject *subject, size_t at);

#endif
