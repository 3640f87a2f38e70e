/* SPDX-License-Identifier: MIT */
/*
 * Reads the compiled word lists: a walk in a minimal acyclic automaton (Daciuk, Mihov,
 * Watson and Watson, "Incremental construction of minimal acyclic finite-state automata",
 * Computational Linguistics 26(1), 2000) that also counts, so that each word gets an
 * index (Lucchesi and Kowaltowski, "Applications of finite automata representing large
 * vocabularies", 1993). "bat", "bats", "cat", "cats" share their tails:
 *
 *          b (skip 0)              a           t W         s W
 *   root ------------------> o ---------> o ---------> o ---------> (nothing)
 *     \____________________/
 *          c (skip 2)
 *
 *   index of "cats" = 2 (words that begin with b) + 1 (the shorter word "cat") = 3
 */
#include "data/words.h"

#include "data/words_format.h"

#include <string.h>

/* The start: the place of its first edge. */
#define WORDS_START 1

struct words_cursor words_start(void)
{
	return (struct words_cursor){ .state = WORDS_START };
}

/* The edge that leaves a state by a symbol, 0 if there is none: edges are in the order of
 * their symbols. The start, which every walk asks and which has an edge for nearly every
 * symbol, has a table. */
static uint32_t find_edge(uint32_t state, uint8_t symbol)
{
	if (state == WORDS_START)
		return words_root[symbol];
	for (uint32_t place = state;; place++) {
		unsigned step = words_edges[place].step;
		if ((step & EDGE_SYMBOL_MASK) >= symbol || (step & EDGE_LAST))
			return (step & EDGE_SYMBOL_MASK) == symbol ? place : 0;
	}
}

bool words_step(struct words_cursor *cursor, uint8_t symbol)
{
	if (cursor->state == 0 || symbol == ALPHABET_NONE)
		return false;
	uint32_t place = find_edge(cursor->state, symbol);
	if (place == 0)
		return false;
	const struct words_edge *edge = &words_edges[place];
	uint32_t target_high = edge->step >> EDGE_TARGET_SHIFT & EDGE_TARGET_MASK;
	uint32_t skip_high = edge->step >> EDGE_SKIP_SHIFT;
	/* a shorter word is counted before the longer ones that continue it */
	cursor->index += (skip_high << 16 | edge->skip) + (cursor->is_word ? 1 : 0);
	cursor->is_word = (edge->step & EDGE_WORD) != 0;
	cursor->state = target_high << 16 | edge->target;
	return true;
}

static uint32_t rank_of(uint8_t stored)
{
	return stored == RANK_NONE ? WORDS_NO_RANK : (uint32_t)stored << RANK_SHIFT;
}

struct words_entry words_entry_at(const struct words_cursor *cursor)
{
	const struct words_record *record =
		&words_records[words_record_numbers[cursor->index]];

	return (struct words_entry){
		.password_rank = rank_of(record->password_rank),
		.word_rank = rank_of(record->word_rank),
		.affix_rank = rank_of(record->affix_rank),
		.kinds = record->kinds,
	};
}

uint32_t words_password_count(void)
{
	return words_password_size;
}

size_t words_phrase_count(enum words_phrase_list list)
{
	size_t count = 0;

	for (unsigned i = 0; i <= PHRASE_LONGEST - PHRASE_SHORTEST; i++)
		count += words_phrase_runs[list][i].count;
	return count;
}

size_t words_phrase_spell(enum words_phrase_list list, uint32_t index,
			  char word[static WORDS_MAX_LEN])
{
	const struct words_phrase_run *run = words_phrase_runs[list];
	uint32_t len = PHRASE_SHORTEST;

	for (; index >= run->count; run++, len++) {
		if (len == PHRASE_LONGEST)
			return 0;
		index -= run->count;
	}
	for (uint32_t i = 0; i < len; i++) {
		uint32_t bit = (run->start + index * len + i) * PHRASE_LETTER_BITS;
		const uint8_t *at = &words_phrase_letters[bit / 8];
		uint32_t letter = (uint32_t)(at[0] | at[1] << 8) >> bit % 8;
		word[i] = (char)('a' + (letter & ((1u << PHRASE_LETTER_BITS) - 1)));
	}
	return len;
}
