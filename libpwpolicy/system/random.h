/* SPDX-License-Identifier: MIT */
/* Unbiased random numbers from the system. */
#ifndef PWP_SYSTEM_RANDOM_H
#define PWP_SYSTEM_RANDOM_H

#include "pwpolicy.h"
#include "system/entropy.h"

/* So many numbers are fetched at once. */
#define RANDOM_BLOCK (ENTROPY_MAX / sizeof(uint32_t))

/* Random numbers in store for one call of the library. A zeroed one is empty. */
struct random {
	uint32_t block[RANDOM_BLOCK];
	size_t left; /* how many of them are not used yet */
};

/*
 * Draws a number below `limit` (1 .. 2^31), all equally likely. Returns 0 or
 * PWP_ERR_RANDOM.
 */
PWP_CHECKED int random_below(struct random *random, uint32_t limit, uint32_t *ret_number);

#endif
