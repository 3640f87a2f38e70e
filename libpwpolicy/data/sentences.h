/* SPDX-License-Identifier: MIT */
/*
 * Sentences that everybody knows, kept as hashes of runs of words: who looks into the
 * library finds no text, and no filter takes offence.
 */
#ifndef PWP_DATA_SENTENCES_H
#define PWP_DATA_SENTENCES_H

#include <stdbool.h>
#include <stdint.h>

/* So many words in a row are looked up; a shorter known sentence counts as a whole. */
#define SENTENCE_RUN 5

/* Whether a run of words with this hash is known: of their letters and digits (folded,
 * ASCII), and 0 at the end of each, by data/fnv.h. `whole`: it is all of the sentence. */
bool sentence_known(uint32_t hash, bool whole);

#endif
