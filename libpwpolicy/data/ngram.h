/* SPDX-License-Identifier: MIT */
/*
 * How surprising a character is after the three before it: a character model of order 3
 * trained when the word lists are compiled.
 */
#ifndef PWP_DATA_NGRAM_H
#define PWP_DATA_NGRAM_H

#include "data/alphabet.h"

#include <stdint.h>

/* The class before the first character, and of a character that has no symbol. */
#define NGRAM_OUTSIDE 0

/* The class of a symbol: letters and digits alone, frequent punctuation alone, the rest
 * as one. */
uint8_t ngram_class(uint8_t symbol);

/*
 * -log2 of the chance of class `next` after `history` (oldest first), in 1/256 bit.
 * Classes come from ngram_class(); `next` must not be NGRAM_OUTSIDE.
 */
uint32_t ngram_cost(const uint8_t history[static 3], uint8_t next);

/* Where the entry of a four-gram is looked for first, and how it is told from others
 * there. */
uint32_t ngram_hash(const uint8_t history[static 3], uint8_t next);

/* What tells the entries of a table apart: eight bits of the hash, never 0. */
static inline uint8_t ngram_check(uint32_t hash)
{
	uint8_t check = (uint8_t)(hash & 0xff);
	return check ? check : 1;
}

/* Most places that a look-up visits. */
#define NGRAM_PROBES 8

#endif
