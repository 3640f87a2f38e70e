/* SPDX-License-Identifier: MIT */
/* A text as a password that is searched: its cells, what matchers prepare from, and what they
 * find. */
#ifndef PWP_TESTS_TYPED_H
#define PWP_TESTS_TYPED_H

#include "match/match.h"

#include "check.h"

struct typed {
	struct cell cells[SUBJECT_MAX_CELLS];
	struct subject subject;
	struct pwp_request request;
	struct string_array no_texts;
	struct wordset set;
	struct match_source source; /* of these */
	struct match_input input;
	struct match_list list;
};

static inline void typed_init(struct typed *typed, const char *text)
{
	const struct pwp_request request = PWP_REQUEST_INIT;

	subject_init(&typed->subject, typed->cells, SUBJECT_MAX_CELLS, str_from_c(text));
	typed->request = request;
	typed->set = (struct wordset){ .site = { .texts = &typed->no_texts } };
	typed->source = (struct match_source){
		.subject = &typed->subject,
		.set = &typed->set,
		.request = &typed->request,
	};
	typed->input = (struct match_input){ .subject = &typed->subject };
	typed->list.count = 0;
}

/* Prepares a matcher, given by name, in an arena of the size that it asks for. Returns its
 * error. */
#define typed_prepare(typed, name, arena) \
	typed_prepare_at(typed, &name##_matcher, name##_matcher_index, arena)
static inline int typed_prepare_at(struct typed *typed, const struct matcher *matcher,
				   enum matcher_index index, struct arena *arena)
{
	size_t room =
		matcher->room ? matcher->room(&typed->request, typed->subject.count) : 0;

	assert_true(arena_init(arena, room + 1));
	return matcher->prepare(&typed->source, arena, &typed->input.state[index]);
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
					      const struct matcher *matcher,
					      unsigned kind)
{
	typed_init(typed, text);
	if (typed->subject.count == 0)
		return NULL;
	matcher->find(&typed->input, 0, &typed->list);
	return typed_find(typed, 0, typed->subject.count, kind);
}

#endif
