/* SPDX-License-Identifier: MIT */
/* The search of near.c, shared by its two files. */
#ifndef PWP_MATCH_NEAR_SEARCH_H
#define PWP_MATCH_NEAR_SEARCH_H

#include "match/near.h"
#include "match/window.h"
#include "normalise/expand.h"

#define NEAR_MOST_MATCHES 384

struct near_search {
	const struct subject *subject;
	struct near *near;
	struct windows windows;
	struct expansion *expansion; /* counts the work */
	size_t most_work;	     /* 0: there is no room for more matches */
	enum known_kind kind;
};

/* A word in one window. */
struct near_word {
	const struct window *window;
	const uint32_t *codes;
	size_t len;
	unsigned step;	 /* work for a letter */
	uint64_t passed; /* cells that may stand between its letters */
	bool derived, number, reversed;
};

static inline void near_add_work(const struct near_search *search, size_t work)
{
	search->expansion->work += work;
}

static inline bool near_is_exhausted(const struct near_search *search)
{
	return search->expansion->work >= search->most_work;
}

/* The letters in the order in which they are read. */
static inline uint32_t near_letter_at(const struct near_word *word, size_t index)
{
	return word->codes[word->reversed ? word->len - 1 - index : index];
}

/* Keeps the match of a word whose last letter ends at the boundary, if there is one. */
void near_found_exact(struct near_search *search, const struct near_word *word,
		      size_t end);

/* Keeps cells start .. end-1 of the window if one edit makes the word of them. */
void near_found_edited(struct near_search *search, const struct near_word *word,
		       size_t start, size_t end);

#endif
