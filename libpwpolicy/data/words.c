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

/* Place of the first edge of the start. */
#define WORDS_START 1

static uint32_t edge_target(uint32_t place)
{
	return words_edges[place] >> EDGE_TARGET_SHIFT & EDGE_TARGET_MAX;
}

static uint32_t edge_skip(uint32_t place)
{
	return words_edges[place] >> EDGE_SKIP_SHIFT << 16 | words_skips[place];
}

struct words_cursor words_start(void)
{
	return (struct words_cursor){ .state = WORDS_START };
}

/* A shorter word counts before the longer ones that go on from it. */
static void follow(struct words_cursor *cursor, uint32_t place)
{
	cursor->index += edge_skip(place) + (cursor->is_word ? 1 : 0);
	cursor->is_word = (words_edges[place] & EDGE_WORD) != 0;
	cursor->state = edge_target(place);
}

/* The edge that leaves a state by a symbol, 0 if there is none: edges lie in the order of
 * their symbols. The start, which every walk asks and which has an edge for nearly every
 * symbol, has a table. */
static uint32_t find_edge(uint32_t state, uint8_t symbol)
{
	if (state == WORDS_START)
		return words_root[symbol];
	for (uint32_t place = state;; place++) {
		uint32_t edge = words_edges[place];
		if ((edge & EDGE_SYMBOL_MASK) >= symbol || (edge & EDGE_LAST))
			return (edge & EDGE_SYMBOL_MASK) == symbol ? place : 0;
	}
}

bool words_step(struct words_cursor *cursor, uint8_t symbol)
{
	if (cursor->state == 0 || symbol == ALPHABET_NONE)
		return false;
	uint32_t place = find_edge(cursor->state, symbol);
	if (place != 0)
		follow(cursor, place);
	return place != 0;
}

static uint32_t rank_of(uint8_t stored)
{
	return stored == RANK_NONE ? WORDS_NO_RANK : (uint32_t)stored << RANK_SHIFT;
}

static uint32_t affix_rank(uint32_t index)
{
	uint32_t low = 0, high = words_affix_size;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (words_affixes[middle].index == index)
			return rank_of(words_affixes[middle].rank);
		if (words_affixes[middle].index < index)
			low = middle + 1;
		else
			high = middle;
	}
	return WORDS_NO_RANK;
}

struct words_entry words_entry_at(const struct words_cursor *cursor)
{
	uint8_t kinds = words_kinds[cursor->index];
	bool affix = (kinds & (WORDS_OPENING | WORDS_ENDING)) != 0;

	return (struct words_entry){
		.password_rank = rank_of(words_password_ranks[cursor->index]),
		.word_rank = rank_of(words_word_ranks[cursor->index]),
		.affix_rank = affix ? affix_rank(cursor->index) : WORDS_NO_RANK,
		.kinds = kinds,
	};
}

size_t words_passphrase_count(void)
{
	return words_passphrase_size;
}

uint32_t words_password_count(void)
{
	return words_password_size;
}

/* The last edge whose words start at or before `index`: skips grow along a state. */
static uint32_t edge_towards(uint32_t place, uint32_t index)
{
	while (!(words_edges[place] & EDGE_LAST) && edge_skip(place + 1) <= index)
		place++;
	return place;
}

size_t words_passphrase_spell(size_t number, char buf[static WORDS_MAX_LEN])
{
	struct words_cursor cursor = words_start();
	uint32_t index = words_passphrase[number];
	size_t len = 0;

	while (len < WORDS_MAX_LEN && !(cursor.is_word && cursor.index == index)) {
		uint32_t before = cursor.index + (cursor.is_word ? 1 : 0);
		uint32_t place = edge_towards(cursor.state, index - before);

		buf[len++] =
			alphabet_char((uint8_t)(words_edges[place] & EDGE_SYMBOL_MASK));
		follow(&cursor, place);
	}
	return len;
}
