/* SPDX-License-Identifier: MIT */
/* Matches: parts of a password that an attacker would guess as a whole. */
#ifndef PWP_MATCH_MATCH_LIST_H
#define PWP_MATCH_MATCH_LIST_H

#include "match/match_kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No rank on the list of passwords. */
#define MATCH_UNLISTED UINT32_MAX

struct match {
	uint16_t start, end; /* cells start .. end-1 */
	uint8_t kind;	     /* enum match_kind */
	bool word;	 /* a word of a language or a name: may be part of a passphrase */
	uint32_t cost;	 /* log2 of the guesses for the part, in 1/256 bit */
	uint32_t listed; /* log2 of its rank as a whole password, or MATCH_UNLISTED */
};

/* The matches found at one place. A full list drops the rest. */
#define MATCH_LIST_MAX 192
struct match_list {
	struct match items[MATCH_LIST_MAX];
	size_t count;
};

/* Adds a match that is on no list and returns it; NULL when the list is full. */
struct match *match_list_add(struct match_list *list, size_t start, size_t end,
			     enum match_kind kind, uint32_t cost);

#endif
