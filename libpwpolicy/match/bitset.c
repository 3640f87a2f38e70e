/* SPDX-License-Identifier: MIT */
/*
 * What a cell may be read as, itself and its leet letters, is inverted: for each character
 * the cells that may be read as it. A set has 64 boundaries between cells, so a longer
 * password is split into windows of 63 cells, each with its bit sets, that overlap by the
 * longest word that people use.
 */
#include "match/bitset.h"

#include "data/alphabet.h"

#define LENGTH 63
#define OVERLAP 23
#define OTHERS 36 /* the set of all other characters */

static size_t count_windows(size_t cells)
{
	return cells <= LENGTH ? 1 : 1 + (cells - OVERLAP - 1) / (LENGTH - OVERLAP);
}

size_t bitsets_room(size_t cells)
{
	return count_windows(cells) * sizeof(struct bitset) + 16;
}

/* One of 64 bits. */
static uint64_t hash(uint32_t code)
{
	return UINT64_C(1) << (code * UINT32_C(0x9e3779b1) >> 26);
}

static void note_reading(struct bitset *bitset, size_t at, uint32_t code)
{
	uint64_t bit = char_set_of(code);

	bitset->reads[__builtin_ctzll(bit)] |= UINT64_C(1) << at;
	bitset->present |= bit;
	if (bit == CHAR_SET_OTHERS)
		bitset->others |= hash(code);
}

static void read_cell(struct bitset *bitset, size_t at)
{
	const struct cell *cell = &bitset->cells[at];

	note_reading(bitset, at, cell->code);
	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		note_reading(bitset, at, (uint8_t)alphabet_char(cell->leet[i]));
	if (cell_is_symbol(cell))
		bitset->skipped |= UINT64_C(1) << at;
	else if (cell->char_class == CLASS_DIGIT)
		bitset->digits |= UINT64_C(1) << at;
	else if (at > 0 && cell->code == bitset->cells[at - 1].code)
		bitset->repeated |= UINT64_C(1) << at;
}

/* The letters that a cell may be read as. */
static uint32_t letters_of(const struct cell *cell)
{
	uint64_t letters = char_set_of(cell->code);

	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		letters |= char_set_of((uint8_t)alphabet_char(cell->leet[i]));
	return (uint32_t)(letters & CHAR_SET_LETTERS);
}

/* A cell as its neighbours see it. */
struct neighbour {
	uint32_t letters;
	unsigned digit; /* 10 or more: none */
};

static void note_pair(struct expand_target *target, const struct neighbour *first,
		      const struct neighbour *second)
{
	for (uint32_t letters = first->letters; letters != 0; letters &= letters - 1)
		target->after[__builtin_ctz(letters)] |= second->letters;
	if (first->digit < 10)
		target->after_digits |= second->letters;
	if (second->digit < 10)
		target->before_digits |= first->letters;
	if (first->digit < 10 && second->digit < 10)
		target->pairs[first->digit] |= (uint16_t)(1u << second->digit);
}

/* Moves on by a cell: one in a gap may be read as a letter, or be skipped. */
static void advance(struct neighbour *before, const struct neighbour *here, bool in_gap)
{
	if (in_gap)
		before->letters |= here->letters;
	else
		*before = *here;
}

/* Symbols may be between any two, digits between letters. */
static void note_pairs(struct expand_target *target, const struct subject *subject)
{
	struct neighbour before = { .digit = 10 }, no_symbol = before, letter = before;
	unsigned gap = 0; /* class of the cell before, if it may be in a gap */

	for (size_t i = 0; i < subject->count; i++) {
		const struct cell *cell = &subject->cells[i];
		struct neighbour here = { letters_of(cell), cell->code - '0' };
		target->digits += here.digit < 10;
		note_pair(target, &before, &here);
		if (gap == CLASS_SYMBOL)
			note_pair(target, &no_symbol, &here);
		if (gap)
			note_pair(target, &letter, &here);
		before = here;
		gap = cell->char_class & (CLASS_SYMBOL | CLASS_DIGIT);
		advance(&no_symbol, &here, gap == CLASS_SYMBOL);
		advance(&letter, &here, gap != 0);
	}
}

bool bitsets_init(struct bitsets *bitsets, const struct subject *subject,
		  struct arena *arena)
{
	size_t count = count_windows(subject->count);

	*bitsets = (struct bitsets){
		.items = arena_take(arena, count, sizeof(*bitsets->items)), .count = count
	};
	if (!bitsets->items)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t first = i * (LENGTH - OVERLAP);
		size_t left = subject->count - first;
		struct bitset *bitset = &bitsets->items[i];
		*bitset = (struct bitset){
			.cells = subject->cells + first,
			.first = first,
			.count = left < LENGTH ? left : LENGTH,
		};
		for (size_t at = 0; at < bitset->count; at++)
			read_cell(bitset, at);
		bitset->skipped |= bitset->repeated;
		bitsets->target.present |= bitset->present;
	}
	note_pairs(&bitsets->target, subject);
	return true;
}

uint64_t bitset_cells(const struct bitset *bitset, uint32_t code)
{
	uint64_t cells = 0;

	if (code - 'a' < 26)
		return bitset->reads[code - 'a'];
	if (code - '0' < 10)
		return bitset->reads[26 + code - '0'];
	if (!(bitset->others & hash(code)))
		return 0;
	for (uint64_t left = bitset->reads[OTHERS]; left != 0; left &= left - 1) {
		unsigned at = (unsigned)__builtin_ctzll(left);
		cells |= (uint64_t)(bitset->cells[at].code == code) << at;
	}
	return cells;
}

static bool has_others(const struct bitset *bitset, const struct expand_word *word,
		       bool edits)
{
	size_t lacking = 0;

	for (size_t i = 0; i < word->len; i++)
		lacking += char_set_of(word->codes[i]) == CHAR_SET_OTHERS &&
			   !(bitset->others & hash(word->codes[i]));
	return lacking <= edits;
}

bool bitset_may_hold(const struct bitset *bitset, const struct expand_word *word,
		     bool edits)
{
	return word->len <= bitset->count + edits &&
	       char_set_may_lack(word->set & ~bitset->present, edits) &&
	       (!(word->set & CHAR_SET_OTHERS) || has_others(bitset, word, edits));
}

unsigned bitset_step(const struct bitset *bitset, const struct expand_word *word)
{
	if (!(word->set & CHAR_SET_OTHERS))
		return 1;
	return 1 + (unsigned)__builtin_popcountll(bitset->reads[OTHERS]) / 2;
}
