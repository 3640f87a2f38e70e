/* SPDX-License-Identifier: MIT */
/*
 * Matches: parts of a password that an attacker would guess as a whole, each with the
 * log2 of the guesses for it. All matchers share one signature and stand in one table
 * (match.c).
 */
#ifndef PWP_MATCH_MATCH_H
#define PWP_MATCH_MATCH_H

#include "normalise/known.h"
#include "normalise/subject.h"

#include <stdint.h>

enum match_kind {
	MATCH_NONE = 0, /* no match: characters tried one by one */
	MATCH_PASSWORD,
	MATCH_WORD,
	MATCH_KEYBOARD,
	MATCH_SEQUENCE,
	MATCH_REPEAT,
	MATCH_DATE,
	MATCH_POSTCODE,
	MATCH_PHONE,
	MATCH_AFFIX, /* what passwords usually begin or end with */
	MATCH_OLD,   /* a part of the old password */
	MATCH_KNOWN, /* + enum known_kind, to the end of the list */
	MATCH_KINDS = MATCH_KNOWN + KNOWN_KINDS
};

/* No value on a ranked list. */
#define MATCH_UNLISTED UINT32_MAX

struct match {
	uint16_t start, end; /* cells start .. end-1 */
	uint8_t kind;	     /* enum match_kind */
	bool word;	 /* a word of a language or a name: may be part of a passphrase */
	uint32_t cost;	 /* log2 guesses of the part, in 1/256 bit */
	uint32_t listed; /* log2 of its rank as a whole password, or MATCH_UNLISTED */
};

struct old_parts;
struct hashed_lookup;
struct fuzzy;

/* All that a matcher may look at. */
struct match_input {
	const struct subject *subject;
	const struct known *known;	    /* words of the policy; NULL: none */
	const struct fuzzy *fuzzy;	    /* words of the request; NULL: none */
	const struct old_parts *old;	    /* what the old password shares; NULL: none */
	const struct hashed_lookup *hashed; /* personal data kept outside; NULL: none */
	int year;			    /* today's, 0: unknown */
};

/* The matches found at one place. A full list drops the rest. */
#define MATCH_LIST_MAX 192
struct match_list {
	struct match items[MATCH_LIST_MAX];
	size_t count;
};

/* Adds a match that is on no list and returns it; NULL when the list is full. */
struct match *match_add(struct match_list *list, size_t start, size_t end,
			enum match_kind kind, uint32_t cost);

/* Finds all matches that begin with cell `at`. */
void match_beginning(const struct match_input *input, size_t at, struct match_list *list);

/* Finds the matches that are read backwards and end before cell `at`. */
void match_ending(const struct match_input *input, size_t at, struct match_list *list);

#endif
