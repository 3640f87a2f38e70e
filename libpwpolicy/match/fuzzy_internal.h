/* SPDX-License-Identifier: MIT */
/* The search of fuzzy.c, shared by its two files. */
#ifndef PWP_MATCH_FUZZY_INTERNAL_H
#define PWP_MATCH_FUZZY_INTERNAL_H

#include "match/fuzzy.h"
#include "match/bitset.h"
#include "normalise/expansion.h"

#define FUZZY_MOST_MATCHES 384

struct fuzzy_search {
	const struct subject *subject;
	struct fuzzy *fuzzy;
	struct bitsets bitsets;
	struct expansion *expansion; /* counts the work */
	size_t most_work;	     /* 0: there is no room for more matches */
	enum known_kind kind;
};

/* A word in one window. */
struct fuzzy_word {
	const struct bitset *bitset;
	const uint32_t *codes;
	size_t len;
	unsigned step;	 /* work for a letter */
	uint64_t passed; /* cells that may stand between its letters */
	bool derived, number, reversed;
};

static inline void fuzzy_add_work(const struct fuzzy_search *search, size_t work)
{
	search->expansion->work += work;
}

static inline bool fuzzy_is_exhausted(const struct fuzzy_search *search)
{
	return search->expansion->work >= search->most_work;
}

/* The letters in the order in which they are read. */
static inline uint32_t fuzzy_letter_at(const struct fuzzy_word *word, size_t index)
{
	return word->codes[word->reversed ? word->len - 1 - index : index];
}

/* Keeps the match of a word whose last letter ends at the boundary, if there is one. */
void fuzzy_trace_exact(struct fuzzy_search *search, const struct fuzzy_word *word,
		       size_t end);

/* Keeps cells start .. end-1 of the window if one edit makes the word of them. */
void fuzzy_trace_edited(struct fuzzy_search *search, const struct fuzzy_word *word,
			size_t start, size_t end);

#endif
