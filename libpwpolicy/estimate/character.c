/* SPDX-License-Identifier: MIT */
/*
 * Single characters. The character model (data/ngram.c) knows how passwords and words
 * continue; a character that surprises it may be random, and then costs no more than the
 * choice among its class and, where the class changes from one character to the next, the
 * change. Characters outside ASCII, for which no list gives frequencies, cost the choice
 * among their script.
 */
#include "estimate/character.h"

#include "base/log2.h"
#include "data/ngram.h"
#include "normalise/fold.h"

/* One of 26 letters, one of 10 digits, one of 33 symbols and that it is a symbol. */
#define MAX_LETTER BITS(4, 70)
#define MAX_DIGIT BITS(3, 50)
#define MAX_SYMBOL BITS(6, 0)
#define CHANGE_COST BITS(1, 0)
#define UPPER_COST BITS(0, 50)
#define FOREIGN_LETTER BITS(6, 50)  /* a script's alphabet, and which script */
#define FOREIGN_SYMBOL BITS(10, 50) /* one of a thousand emoji and other symbols */
#define IDEOGRAPH BITS(10, 0)	    /* a few thousand in use */

static uint32_t foreign_cost(const struct cell *cell)
{
	if (cell->char_class & (CLASS_SYMBOL | CLASS_CONTROL))
		return FOREIGN_SYMBOL;
	if (cell->char_class == CLASS_LETTER && cell->code >= FOLD_FIRST_IDEOGRAPH)
		return IDEOGRAPH;
	return FOREIGN_LETTER;
}

static uint32_t max_cost(const struct subject *subject, size_t at)
{
	const struct cell *cell = &subject->cells[at];
	bool changes = at > 0 && cell->char_class != cell[-1].char_class;
	uint32_t max = MAX_SYMBOL;

	if (alphabet_is_letter(cell->symbol))
		max = MAX_LETTER;
	else if (alphabet_is_digit(cell->symbol))
		max = MAX_DIGIT;
	return max + (changes ? CHANGE_COST : 0);
}

struct character_cost character_cost_at(const struct subject *subject, size_t at)
{
	const struct cell *cell = &subject->cells[at];
	uint8_t history[3] = { NGRAM_OUTSIDE, NGRAM_OUTSIDE, NGRAM_OUTSIDE };

	if (cell->symbol == ALPHABET_NONE) {
		uint32_t cost = foreign_cost(cell);
		return (struct character_cost){ .model = cost, .part = cost };
	}
	for (size_t back = 1; back <= 3 && back <= at; back++)
		history[3 - back] = ngram_class(subject->cells[at - back].symbol);
	uint32_t model = ngram_cost(history, ngram_class(cell->symbol));
	uint32_t max = max_cost(subject, at);
	uint32_t upper = cell->char_class == CLASS_UPPER ? UPPER_COST : 0;
	return (struct character_cost){
		.model = model + 3 * upper,
		.part = (model < max ? model : max) + upper,
	};
}
