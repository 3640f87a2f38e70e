/* SPDX-License-Identifier: MIT */
/*
 * The character model: how surprising a character is after the three before it. It is
 * trained when the word lists are compiled.
 */
#ifndef PWP_DATA_NGRAM_H
#define PWP_DATA_NGRAM_H

#include "data/alphabet.h"

#include <stdint.h>

/* The class before the first character, and of a character that has no symbol. */
#define NGRAM_OUTSIDE 0

/* The class of a symbol: each letter, digit and frequent punctuation mark has its own, the
 * rest share one. */
uint8_t ngram_class(uint8_t symbol);

/*
 * -log2 of the probability of class `next` after `history` (oldest first), in 1/256 bit.
 * Classes come from ngram_class(); `next` must not be NGRAM_OUTSIDE.
 */
uint32_t ngram_cost(const uint8_t history[static 3], uint8_t next);

/* The hash of a four-gram: its first bits are the slot where a look-up begins. */
uint32_t ngram_hash(const uint8_t history[static 3], uint8_t next);

/* What distinguishes the entries of a slot: eight bits of the hash, never 0. */
static inline uint8_t ngram_check(uint32_t hash)
{
	uint8_t check = (uint8_t)(hash & 0xff);
	return check ? check : 1;
}

/* Most slots that a look-up visits. */
#define NGRAM_PROBES 8

#endif
