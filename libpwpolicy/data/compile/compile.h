/* SPDX-License-Identifier: MIT */
/*
 * The compiler of the word lists, a tool that runs while building. It stops with a
 * message at the first fault: a build has nobody to recover for.
 */
#ifndef PWP_DATA_COMPILE_COMPILE_H
#define PWP_DATA_COMPILE_COMPILE_H

#include "data/compile/fail.h"
#include "data/words.h"

#include <stdint.h>
#include <stdio.h>

/* One distinct word with what the lists say of it. */
struct compile_word {
	uint8_t symbols[WORDS_MAX_LEN];
	uint8_t len;
	uint8_t kinds;	 /* enum words_kind */
	uint8_t phrases; /* bit n: stands on the list n of enum words_phrase_list */
	uint32_t password_rank; /* from 1; 0: not on that list */
	uint32_t word_rank; /* best of the lists of words and names, from 1; 0: on none */
	uint32_t affix_rank; /* as an opening or ending, from 1; 0: it is none */
};

/* All words, in symbol order after compile_sort(). */
struct compile_words {
	struct compile_word *items;
	size_t count, room;
};

/* Writes the automaton of the sorted words as C arrays. */
void compile_automaton(FILE *out, const struct compile_words *words);

/* Trains the character model on the words and writes it as C arrays. */
void compile_ngram(FILE *out, const struct compile_words *words);

/* Writes the words for passphrases as C arrays. */
void compile_phrase(FILE *out, const struct compile_words *words);

/* Memory that cannot fail, zeroed. */
void *compile_alloc(size_t count, size_t size);

#endif
