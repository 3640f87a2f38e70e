/* SPDX-License-Identifier: MIT */
/*
 * The character model: interpolated Witten-Bell smoothing (Bell, Cleary and Witten, Text
 * Compression, 1990) of orders 0 to 3. All three-grams stand in a full table. Four-grams
 * that the training lists show stand in a hash table of two-byte slots (an 8-bit check
 * and a cost); for the others the three-gram's cost is raised by the cost of leaving the
 * context, which stands in the slot of the context followed by NGRAM_OUTSIDE. A context
 * never seen has no such slot and costs nothing to leave.
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

	const struct ngram_slot *leave = find(history, NGRAM_OUTSIDE);
	size_t trigram =
		((size_t)history[1] * NGRAM_CLASSES + history[2]) * NGRAM_CLASSES + next;
	uint32_t cost = ngram_trigrams[trigram] + (leave ? leave->cost : 0u);
	return cost << NGRAM_COST_SHIFT;
}
