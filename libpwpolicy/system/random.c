/* SPDX-License-Identifier: MIT */
/*
 * Rejection sampling: numbers from the incomplete last interval are drawn again, so that
 * no remainder is likelier than another. Numbers are fetched by the block, because a
 * system call costs more than a whole phrase; the block belongs to one call of the
 * library, so neither a fork nor a second thread sees a number twice.
 */
#include "system/random.h"

/* A draw is refused with a chance below one half; so many refusals in a row mean a broken
 * source. */
#define MOST_TRIES 128

int random_below(struct random *random, uint32_t limit, uint32_t *ret_number)
{
	uint32_t usable = UINT32_MAX - UINT32_MAX % limit; /* a multiple of limit */

	for (unsigned i = 0; i < MOST_TRIES; i++) {
		if (random->left == 0) {
			int error = entropy_fill(random->block, sizeof(random->block));
			if (error)
				return error;
			random->left = RANDOM_BLOCK;
		}
		uint32_t number = random->block[--random->left];
		if (number < usable) {
			*ret_number = number % limit;
			return 0;
		}
	}
	return PWP_ERR_RANDOM;
}
