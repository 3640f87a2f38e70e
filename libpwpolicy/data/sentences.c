/* SPDX-License-Identifier: MIT */
/*
 * Looks up runs of words among those of well-known sentences (tools/wordlists/sentences.txt). A
 * run of five words is enough to tell a quotation from chance, and finds a rhyme that was
 * begun in the middle or broken off. With 32 bits one sentence in a hundred thousand that
 * nobody knows is taken for a known one, which only brings a warning.
 */
#include "data/sentences.h"

#include "data/fnv.h"
#include "data/sentences_format.h"

bool sentence_known(uint32_t hash, bool whole)
{
	return fnv_has(sentence_runs, sentence_runs_size, hash) ||
	       (whole && fnv_has(sentence_wholes, sentence_wholes_size, hash));
}
