/* SPDX-License-Identifier: MIT */
/*
 * Looks up runs of words among those of well-known sentences (tools/wordlists/sentences.txt). A
 * run of five words is enough to tell a quotation from chance, and finds a rhyme that was
 * begun in the middle or broken off. With 32 bits one sentence in a hundred thousand that
 * nobody knows is taken for a known one, which only brings a warning.
 */
#include "data/sentences.h"

#include "data/sentences_format.h"

static bool holds(const uint32_t *hashes, uint32_t size, uint32_t hash)
{
	uint32_t low = 0, high = size;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (hashes[middle] == hash)
			return true;
		if (hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool sentence_known(uint32_t hash, bool whole)
{
	return holds(sentence_runs, sentence_runs_size, hash) ||
	       (whole && holds(sentence_wholes, sentence_wholes_size, hash));
}
