/* SPDX-License-Identifier: MIT */
/* The parts of compile_words, each of which writes some of the arrays of words_format.h. */
#ifndef PWP_DATA_COMPILE_WORDS_PARTS_H
#define PWP_DATA_COMPILE_WORDS_PARTS_H

#include "data/words.h"

#include <stdint.h>
#include <stdio.h>

/* A distinct word with what the lists say of it. */
struct compile_word {
	uint8_t symbols[WORDS_MAX_LEN];
	uint8_t len;
	uint8_t kinds;		/* enum words_kind, or-ed */
	uint8_t phrases;	/* bit n: on the list n of enum words_phrase_list */
	uint32_t password_rank; /* from 1; 0: not on that list */
	uint32_t word_rank;	/* the best on the lists of words and names; 0: on none */
	uint32_t affix_rank;	/* as an opening or ending; 0: neither */
};

/* Distinct words in the order of their symbols. */
struct compile_words {
	struct compile_word *items;
	size_t count, room;
};

/* Writes the automaton. */
void compile_automaton(FILE *out, const struct compile_words *words);

/* Trains the character model and writes it. */
void compile_ngram(FILE *out, const struct compile_words *words);

/* Writes the words for passphrases. */
void compile_phrase(FILE *out, const struct compile_words *words);

#endif
