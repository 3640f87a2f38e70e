/* SPDX-License-Identifier: MIT */
/* Unbiased random numbers from the system. */
#ifndef PWP_SUGGEST_RANDOM_H
#define PWP_SUGGEST_RANDOM_H

#include "pwpolicy.h"

/*
 * Draws a number below `limit` (1 .. 2^31), all equally likely. Returns 0 or
 * PWP_ERR_RANDOM.
 */
PWP_CHECKED int random_below(uint32_t limit, uint32_t *ret_number);

#endif
