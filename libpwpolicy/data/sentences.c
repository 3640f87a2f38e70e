/* SPDX-License-Identifier: MIT */
/*
 * A run of five words is enough to tell a quotation from chance, and finds a rhyme that
 * begins in the middle or breaks off. With 32 bits one sentence in a hundred thousand that is
 * not listed is taken for one, which only gives a warning.
 */
#include "data/sentences.h"

#include "data/fnv.h"
#include "data/sentences_format.h"

bool sentences_have(uint32_t hash, bool whole)
{
	return fnv_has(sentence_runs, sentence_runs_size, hash) ||
	       (whole && fnv_has(sentence_wholes, sentence_wholes_size, hash));
}
