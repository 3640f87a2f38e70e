/* SPDX-License-Identifier: MIT */
/* The cheapest cover: the password split into matches and single characters so that guessing
 * all parts costs least. */
#ifndef PWP_ESTIMATE_COVER_H
#define PWP_ESTIMATE_COVER_H

#include "base/arena.h"
#include "match/match.h"

/* A part of the cover. Parts follow each other without gap from the first cell to the
 * last. */
struct part {
	uint16_t start, end; /* cells */
	uint8_t kind;  /* enum match_kind; MATCH_NONE: characters tried one by one */
	uint32_t cost; /* 1/256 bit, with what joining it costs */
};

/* A match of any kind but words and affixes, in the cover or not. */
struct finding {
	uint16_t start, end; /* cells */
	uint8_t kind;	     /* enum match_kind */
};

/* Most findings; what comes after them is left out. */
#define COVER_MAX_FINDINGS 96

/* All costs are log2 of guesses in 1/256 bit. */
struct cover {
	struct part *parts; /* in the arena */
	size_t count;
	struct finding *findings; /* in the arena */
	size_t finding_count;
	uint32_t bits;	 /* of the cheapest cover */
	uint32_t split;	 /* of the cheapest one without a match of the whole password */
	uint32_t model;	 /* by the character model alone */
	uint32_t listed; /* rank of the whole as a password, or MATCH_UNLISTED */
	unsigned words;	 /* of the passphrase; 0: it is none */
};

/* Bytes of an arena that cover_find() takes for so many cells. */
size_t cover_room(size_t cells);

/* Finds the cheapest cover; false when the arena is too small. */
bool cover_find(struct cover *cover, const struct match_search *search,
		struct arena *arena);

#endif
