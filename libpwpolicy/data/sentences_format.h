/* SPDX-License-Identifier: MIT */
/* The compiled hashes of sentences, ascending. */
#ifndef PWP_DATA_SENTENCES_FORMAT_H
#define PWP_DATA_SENTENCES_FORMAT_H

#include <stdint.h>

extern const uint32_t sentence_runs[]; /* of SENTENCE_RUN words */
extern const uint32_t sentence_runs_size;
extern const uint32_t sentence_wholes[]; /* shorter sentences */
extern const uint32_t sentence_wholes_size;

#endif
