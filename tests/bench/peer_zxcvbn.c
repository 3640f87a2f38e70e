/* SPDX-License-Identifier: MIT */
/* zxcvbn-c without personal words and without the list of parts: its cheapest call. */
#include "peer.h"

#include <zxcvbn.h>

#define ENOUGH_BITS 33.2 /* 10^10 guesses: its score 4 */

static void *open_nothing(void)
{
	return NULL;
}

static bool accepts(void *state, const char *text)
{
	(void)state;
	return ZxcvbnMatch(text, NULL, NULL) >= ENOUGH_BITS;
}

static void close_nothing(void *state)
{
	(void)state;
}

const struct peer peer_zxcvbn = { "libzxcvbn", 1, open_nothing, accepts, close_nothing };
