/* SPDX-License-Identifier: MIT */
/* A text as a password that is being judged: cells and what owns them. */
#ifndef PWP_TESTS_TYPED_H
#define PWP_TESTS_TYPED_H

#include "match/matchers.h"

#include "check.h"

struct typed {
	struct cell cells[SUBJECT_MAX_CELLS];
	struct subject subject;
	struct match_input input;
	struct match_list list;
};

static inline void typed_init(struct typed *typed, const char *text)
{
	subject_init(&typed->subject, typed->cells, SUBJECT_MAX_CELLS, str_from_c(text));
	typed->input = (struct match_input){ .subject = &typed->subject };
	typed->list.count = 0;
}

/* The cheapest match of the kind that covers cells start .. end-1; NULL if there is none. */
static inline const struct match *typed_find(const struct typed *typed, size_t start,
					     size_t end, unsigned kind)
{
	const struct match *best = NULL;

	for (size_t i = 0; i < typed->list.count; i++) {
		const struct match *match = &typed->list.items[i];
		if (match->start == start && match->end == end && match->kind == kind &&
		    (!best || match->cost < best->cost))
			best = match;
	}
	return best;
}

/* What one matcher finds at the text's first cell that covers all of it; NULL if nothing. */
static inline const struct match *typed_whole(struct typed *typed, const char *text,
					      match_fn *matcher, unsigned kind)
{
	typed_init(typed, text);
	if (typed->subject.count == 0)
		return NULL;
	matcher(&typed->input, 0, &typed->list);
	return typed_find(typed, 0, typed->subject.count, kind);
}

#endif
