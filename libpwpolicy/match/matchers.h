/* SPDX-License-Identifier: MIT */
/*
 * What a matcher is, the list of all, and the costs that several of them share. A new kind of
 * match is a new file that defines its matcher, and a line in the list.
 */
#ifndef PWP_MATCH_MATCHERS_H
#define PWP_MATCH_MATCHERS_H

#include "base/arena.h"
#include "match/match_list.h"
#include "normalise/subject.h"
#include "normalise/wordset.h"
#include "pwpolicy.h"

/* All matchers. Each is NAME_matcher in its file. */
#define MATCHERS(MATCHER) \
	MATCHER(words)    \
	MATCHER(known)    \
	MATCHER(fuzzy)    \
	MATCHER(old)      \
	MATCHER(sequence) \
	MATCHER(keyboard) \
	MATCHER(repeat)   \
	MATCHER(date)     \
	MATCHER(month)    \
	MATCHER(postcode) \
	MATCHER(phone)    \
	MATCHER(symbol)   \
	MATCHER(host)     \
	MATCHER(hashed_lookup)

/* The index of each, as NAME_matcher_index. */
#define MATCHER_INDEX(name) name##_matcher_index,
enum matcher_index { MATCHERS(MATCHER_INDEX) MATCHER_COUNT };

/* What a matcher may look at while it searches. */
struct match_input {
	const struct subject *subject;
	const void *state[MATCHER_COUNT]; /* what prepare() made; NULL if nothing */
	int year;			  /* today's, 0: unknown */
};

/* Adds the matches that begin with cell `at`, or that end before it. */
typedef void match_fn(const struct match_input *input, size_t at,
		      struct match_list *list);

/* What there is to prepare from. */
struct match_source {
	const struct subject *subject;
	const struct subject *old; /* the old password; NULL: not given */
	const struct wordset *set; /* words of the policy */
	const struct pwp_request *request;
};

struct matcher {
	match_fn *find;		 /* matches that begin with a cell */
	match_fn *find_reversed; /* matches read backwards, by their end; NULL: none */
	bool known; /* what it finds is a known word, see normalise/known.h */
	/* The two below, for a matcher that needs to see the whole password first, or NULL. */
	/* Bytes of an arena that prepare() takes for a password of so many cells. */
	size_t (*room)(const struct pwp_request *request, size_t cells);
	/* Gives the state for find(). Without one, because there is nothing to find, find()
	 * is not called. Returns 0 or an error: PWP_ERR_TOO_BIG if the arena is too small. */
	int (*prepare)(const struct match_source *source, struct arena *arena,
		       const void **ret_state);
};

#define MATCHER_DECLARE(name) extern const struct matcher name##_matcher;
MATCHERS(MATCHER_DECLARE)

/* An attacker with a profile of the victim tries each of its words within a handful of
 * guesses. */
#define KNOWN_COST BITS(2, 0)

/* A known number of fewer digits counts only where no others are next to it: a few digits of
 * more are there by chance. */
#define KNOWN_NUMBER_LEN 5

/* The price of knowing that a password has such an opening or ending at all. */
#define AFFIX_COST BITS(1, 50)

#endif
