/* SPDX-License-Identifier: MIT */
/*
 * Interpolated Witten-Bell smoothing (Bell, Cleary and Witten, Text Compression, 1990) of
 * orders 0 to 3. All trigrams are in a full table. Four-grams of the training lists are in a
 * hash table of two-byte slots (an 8-bit check and a cost); for others the cost of escaping
 * the context, in the slot of the context followed by NGRAM_OUTSIDE, is added to the
 * trigram's. A context that was never seen has no such slot and costs nothing to escape.
 */
#include "data/ngram.h"

#include "data/words_format.h"

#include <stddef.h>

static const struct ngram_slot *find(const uint8_t history[static 3], uint8_t next)
{
	uint32_t hash = ngram_hash(history, next);
	uint8_t check = ngram_check(hash);
	uint32_t place = hash >> (32 - NGRAM_SLOT_BITS);

	for (unsigned probe = 0; probe < NGRAM_PROBES; probe++) {
		const struct ngram_slot *slot =
			&ngram_slots[(place + probe) & ((1u << NGRAM_SLOT_BITS) - 1)];
		if (slot->check == 0)
			return NULL;
		if (slot->check == check)
			return slot;
	}
	return NULL;
}

uint32_t ngram_cost(const uint8_t history[static 3], uint8_t next)
{
	const struct ngram_slot *seen = find(history, next);
	if (seen)
		return (uint32_t)seen->cost << NGRAM_COST_SHIFT;

	const struct ngram_slot *escape = find(history, NGRAM_OUTSIDE);
	size_t trigram =
		((size_t)history[1] * NGRAM_CLASSES + history[2]) * NGRAM_CLASSES + next;
	uint32_t cost = ngram_trigrams[trigram] + (escape ? escape->cost : 0u);
	return cost << NGRAM_COST_SHIFT;
}
