/* SPDX-License-Identifier: MIT */
/*
 * The search for words of the request and of the site, and how what it found becomes matches:
 * fuzzy.c knows only where a word ends, this tells which cells it takes and what it costs to
 * write it so.
 */
#ifndef PWP_MATCH_FUZZY_TRACE_H
#define PWP_MATCH_FUZZY_TRACE_H

#include "match/bitset.h"
#include "match/match_list.h"
#include "normalise/expansion.h"

#define FUZZY_MAX_MATCHES 384

/*
 * The search goes on until the work, in units of about ten instructions, reaches a limit: so
 * much, less for each cell, because a long password needs time for all else, but never less
 * than the last. What would come after that is not searched for.
 */
#define FUZZY_MAX_WORK 450000
#define FUZZY_CELL_WORK 600
#define FUZZY_MIN_WORK 160000

/* A match, in a list of those that begin with the same cell. */
struct fuzzy_match {
	struct match match;
	uint16_t next; /* index + 1; 0: none */
};

struct fuzzy {
	struct fuzzy_match *matches;
	size_t count;
	uint16_t *first; /* by cell: index + 1 of its first match */
	size_t work;	 /* that it took */
};

struct fuzzy_search {
	const struct subject *subject;
	struct fuzzy *fuzzy;
	struct bitsets bitsets;
	struct expansion *expansion; /* counts the work */
	size_t max_work;	     /* 0: there is no room for more matches */
	enum known_kind kind;	     /* of the present text */
};

/* A word in one bit set. */
struct fuzzy_word {
	const struct bitset *bitset;
	const uint32_t *codes;
	size_t len;
	enum known_kind kind;
	unsigned step;	  /* work for a letter */
	uint64_t skipped; /* cells that may be between its letters */
	bool derived, number, reversed;
};

static inline void fuzzy_add_work(const struct fuzzy_search *search, size_t work)
{
	search->expansion->work += work;
}

/* The letters in the order in which they are read. */
static inline uint32_t fuzzy_letter_at(const struct fuzzy_word *word, size_t index)
{
	return word->codes[word->reversed ? word->len - 1 - index : index];
}

/* Adds the match of a word whose last letter ends at the boundary, if there is one. */
void fuzzy_trace_exact(struct fuzzy_search *search, const struct fuzzy_word *word,
		       size_t end);

/* Adds cells start .. end-1 of the bit set if one edit makes the word of them. */
void fuzzy_trace_edited(struct fuzzy_search *search, const struct fuzzy_word *word,
			size_t start, size_t end);

#endif
