/* SPDX-License-Identifier: MIT */
/* How suggestions are shown. */
#ifndef CLI_SUGGEST_PRINT_H
#define CLI_SUGGEST_PRINT_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Prints a suggestion: as a line of JSON, for a person with its hint, or for a pipe alone. */
void suggest_print(const struct pwp_suggestion *suggestion, bool json);

/* Prints for a person what holds for all of `count`, by the weakest of them. */
void suggest_explain(const struct pwp_suggestion *weakest, unsigned count);

enum { SUGGEST_FAULT_SIZE = 128 };

/* Why there is no suggestion: static, or in `text`. */
const char *suggest_fault(const struct pwp_suggest_options *wanted, int error,
			  char text[static SUGGEST_FAULT_SIZE]);

#endif
