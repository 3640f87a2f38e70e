/* SPDX-License-Identifier: MIT */
/*
 * Judges so many texts with one peer, for tools that watch a whole process.
 *
 *     drive WORDLISTS PEER passwords|phrases|FILE COUNT
 *
 * COUNT 0 does all the rest: what it costs is the start, to be subtracted.
 */
#include "peer.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DRAWN 1000

int main(int argc, char **argv)
{
	struct sample sample;
	const struct peer *peer = argc == 5 ? peer_named(argv[2]) : NULL;
	size_t accepted = 0;

	if (!peer) {
		fprintf(stderr,
			"usage: drive WORDLISTS PEER passwords|phrases|FILE COUNT\n");
		return 2;
	}
	if (strcmp(argv[3], "passwords") == 0)
		sample_passwords(&sample, argv[1], DRAWN);
	else if (strcmp(argv[3], "phrases") == 0)
		sample_phrases(&sample, argv[1], DRAWN);
	else
		sample_read(&sample, argv[3]);
	void *state = peer->open();
	size_t count = strtoul(argv[4], NULL, 10);
	for (size_t i = 0; i < count; i++)
		accepted += peer->accepts(state, sample.texts[i % sample.count]);
	printf("%zu of %zu accepted\n", accepted, count);
	peer->close(state);
	sample_done(&sample);
	return 0;
}
