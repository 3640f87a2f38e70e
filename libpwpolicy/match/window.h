/* SPDX-License-Identifier: MIT */
/* The cells of a password as sets of bits, for searching all of them at a time. */
#ifndef PWP_MATCH_WINDOW_H
#define PWP_MATCH_WINDOW_H

#include "base/arena.h"
#include "normalise/expand.h"
#include "normalise/subject.h"

#define WINDOW_SETS 37 /* letters, digits, all other characters */

/* The cells first .. first+count-1; bit n is cell first + n. */
struct window {
	uint64_t reads[WINDOW_SETS]; /* cells that may be read as the character */
	uint64_t passed;	     /* cells that a search may pass over: signs, and */
	uint64_t again;		     /* letters that are the same as the one before */
	uint64_t digits;
	uint64_t present; /* all characters: expand_bit() */
	uint64_t others;  /* those neither a letter nor a digit, hashed */
	const struct cell *cells;
	size_t first, count;
};

struct windows {
	struct window *items;
	size_t count;
	struct expand_target target; /* the whole password */
};

/* Bytes of an arena that windows_init() takes for so many cells. */
size_t windows_room(size_t cells);

/* Cuts a password into windows; false when the arena is too small. */
bool windows_init(struct windows *windows, const struct subject *subject,
		  struct arena *arena);

/* The cells that may be read as a folded character. */
uint64_t window_cells(const struct window *window, uint32_t code);

/* Whether a word may stand there, with one letter wrong if it may have edits. It costs
 * less than a search. */
bool window_may_hold(const struct window *window, const struct expand_word *word,
		     bool edits);

/* What a letter of a word costs to search for, compared with a letter of ASCII. */
unsigned window_step(const struct window *window, const struct expand_word *word);

/* Whether a cell of the window may be. */
static inline bool window_reads(const struct window *window, size_t at, uint32_t code)
{
	if (expand_bit(code) == EXPAND_OTHERS)
		return at < window->count && window->cells[at].code == code;
	return window_cells(window, code) >> at & 1;
}

#endif
