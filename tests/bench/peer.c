/* SPDX-License-Identifier: MIT */
/* The table of peers. */
#include "peer.h"

#include <string.h>

/* PEERS comes from meson.build: a list of the peers that could be built. */
static const struct peer *const peers[] = { PEERS };

const struct peer *peer_at(size_t index)
{
	return index < sizeof(peers) / sizeof(peers[0]) ? peers[index] : NULL;
}

const struct peer *peer_named(const char *name)
{
	const struct peer *peer;

	for (size_t i = 0; (peer = peer_at(i)) != NULL; i++)
		if (strcmp(peer->name, name) == 0)
			return peer;
	return NULL;
}
