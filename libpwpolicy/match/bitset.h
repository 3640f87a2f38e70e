/* SPDX-License-Identifier: MIT */
/* The cells of a password as bit sets, so that all of them are searched at a time. */
#ifndef PWP_MATCH_BITSET_H
#define PWP_MATCH_BITSET_H

#include "base/arena.h"
#include "normalise/expansion.h"
#include "normalise/subject.h"

#define BITSET_SETS 37 /* letters, digits, all other characters */

/* The cells first .. first+count-1; bit n is cell first + n. */
struct bitset {
	uint64_t reads[BITSET_SETS]; /* cells that may be read as the character */
	uint64_t skipped;	     /* cells that a search may skip: symbols, and */
	uint64_t repeated;	     /* letters that are the same as the one before */
	uint64_t digits;
	uint64_t present; /* all characters: char_set_of() */
	uint64_t others;  /* those neither a letter nor a digit, hashed */
	const struct cell *cells;
	size_t first, count;
};

struct bitsets {
	struct bitset *items;
	size_t count;
	struct expand_target target; /* the whole password */
};

/* Bytes of an arena that bitsets_init() takes for so many cells. */
size_t bitsets_room(size_t cells);

/* Splits a password into bit sets; false when the arena is too small. */
bool bitsets_init(struct bitsets *bitsets, const struct subject *subject,
		  struct arena *arena);

/* The cells that may be read as a folded character. */
uint64_t bitset_cells(const struct bitset *bitset, uint32_t code);

/* Whether a word may occur there, with one edit if it may have `edits`. Cheaper than a
 * search. */
bool bitset_may_hold(const struct bitset *bitset, const struct expand_word *word,
		     bool edits);

/* The work to search for a letter of the word, compared with one of ASCII. */
unsigned bitset_step(const struct bitset *bitset, const struct expand_word *word);

/* Whether a cell may be read as a folded character. */
static inline bool bitset_reads(const struct bitset *bitset, size_t at, uint32_t code)
{
	if (char_set_of(code) == CHAR_SET_OTHERS)
		return at < bitset->count && bitset->cells[at].code == code;
	return bitset_cells(bitset, code) >> at & 1;
}

#endif
