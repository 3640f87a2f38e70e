/* SPDX-License-Identifier: MIT */
/*
 * Rejection sampling over getrandom(2): numbers from the incomplete last interval are
 * drawn again, so that no remainder is likelier than another.
 */
#include "suggest/random.h"

#include "base/wipe.h"

#include <errno.h>
#include <sys/random.h>

/* A draw is refused with a chance below one half; so many refusals in a row mean a broken
 * source. */
#define MOST_TRIES 128

static int draw(uint32_t *ret_number)
{
	ssize_t got;

	do
		got = getrandom(ret_number, sizeof(*ret_number), 0);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof(*ret_number) ? 0 : PWP_ERR_RANDOM;
}

int random_below(uint32_t limit, uint32_t *ret_number)
{
	uint32_t usable = UINT32_MAX - UINT32_MAX % limit; /* a multiple of limit */

	for (unsigned i = 0; i < MOST_TRIES; i++) {
		uint32_t number;
		int error = draw(&number);
		if (error)
			return error;
		bool drawn = number < usable;
		if (drawn)
			*ret_number = number % limit;
		wipe(&number, sizeof(number));
		if (drawn)
			return 0;
	}
	return PWP_ERR_RANDOM;
}
