/* SPDX-License-Identifier: MIT */
/*
 * Sentences that everybody knows, kept as hashes of runs of words: who looks into the
 * library finds no text, and no filter takes offence.
 */
#ifndef PWP_DATA_SENTENCES_H
#define PWP_DATA_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many words in a row are looked up; a shorter known sentence counts as a whole. */
#define SENTENCE_RUN 5

/* The hash of no words. */
#define SENTENCE_START UINT32_C(0x811c9dc5)

/* Goes on with a letter or digit of a word (folded, ASCII), or with 0 at a word's end. */
uint32_t sentence_step(uint32_t hash, uint8_t byte);

/* Whether a run of words with this hash is known. `whole`: it is all of the sentence. */
bool sentence_known(uint32_t hash, bool whole);

#endif
