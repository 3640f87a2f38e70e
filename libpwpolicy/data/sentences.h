/* SPDX-License-Identifier: MIT */
/*
 * Well-known sentences (tools/wordlists/sentences.txt), kept as hashes of runs of words: the
 * library contains no text that a web filter could object to.
 */
#ifndef PWP_DATA_SENTENCES_H
#define PWP_DATA_SENTENCES_H

#include <stdbool.h>
#include <stdint.h>

/* Words of a run; a shorter sentence is looked up as a whole. */
#define SENTENCE_RUN 5

/* Whether a run of words is of a listed sentence, by its hash (data/fnv.h): of the folded
 * ASCII letters and digits, with 0 after each word. `whole`: it is all of the sentence. */
bool sentences_have(uint32_t hash, bool whole);

#endif
