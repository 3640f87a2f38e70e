/* SPDX-License-Identifier: MIT */
/* How a strength adds up, as a person reads it. */
#ifndef CLI_BREAKDOWN_H
#define CLI_BREAKDOWN_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Prints the parts of the cheapest guess. False: it has said what failed. */
bool breakdown_print(const struct pwp_result *result);

#endif
