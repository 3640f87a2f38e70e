/* SPDX-License-Identifier: MIT */
/* libpwquality with its default settings, which ask cracklib where its dictionary is
 * installed. */
#include "peer.h"

#include <pwquality.h>
#include <stdlib.h>

static void *open_settings(void)
{
	pwquality_settings_t *settings = pwquality_default_settings();

	if (!settings)
		abort();
	return settings;
}

static bool accepts(void *settings, const char *text)
{
	return pwquality_check(settings, text, NULL, PEER_USER, NULL) >= 0;
}

static void close_settings(void *settings)
{
	pwquality_free_settings(settings);
}

const struct peer peer_pwquality = { "libpwquality", 20, open_settings, accepts,
				     close_settings };
