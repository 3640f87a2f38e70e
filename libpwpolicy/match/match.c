/* SPDX-License-Identifier: MIT */
/* Runs the table of matchers; it knows none of them by name. */
#include "match/match.h"

#define MATCHER_ADDRESS(name) &name##_matcher,

static const struct matcher *const matchers[MATCHER_COUNT] = { MATCHERS(
	MATCHER_ADDRESS) };

size_t match_room(const struct pwp_request *request, size_t cells)
{
	size_t room = 0;

	for (size_t i = 0; i < MATCHER_COUNT; i++)
		if (matchers[i]->room)
			room += matchers[i]->room(request, cells);
	return room;
}

int match_prepare(struct match_search *search, const struct match_source *source,
		  struct arena *arena)
{
	search->input = (struct match_input){ .subject = source->subject,
					      .year = source->request->year };
	search->find_count = search->find_reversed_count = 0;
	for (size_t i = 0; i < MATCHER_COUNT; i++) {
		const struct matcher *matcher = matchers[i];
		if (matcher->prepare) {
			const void **state = &search->input.state[i];
			int error = matcher->prepare(source, arena, state);
			if (error)
				return error;
			if (!*state)
				continue;
		}
		search->find[search->find_count++] = matcher->find;
		if (matcher->find_reversed)
			search->find_reversed[search->find_reversed_count++] =
				matcher->find_reversed;
	}
	return 0;
}

void match_beginning(const struct match_search *search, size_t at,
		     struct match_list *list)
{
	list->count = 0;
	for (size_t i = 0; i < search->find_count; i++)
		search->find[i](&search->input, at, list);
}

void match_ending(const struct match_search *search, size_t at, struct match_list *list)
{
	list->count = 0;
	for (size_t i = 0; i < search->find_reversed_count; i++)
		search->find_reversed[i](&search->input, at, list);
}

bool match_has_known(const struct match_search *search)
{
	struct match_list list = { .count = 0 };

	for (size_t i = 0; i < MATCHER_COUNT; i++) {
		if (!matchers[i]->known || !search->input.state[i])
			continue;
		for (size_t at = 0; at < search->input.subject->count; at++) {
			matchers[i]->find(&search->input, at, &list);
			if (matchers[i]->find_reversed)
				matchers[i]->find_reversed(&search->input, at + 1, &list);
			if (list.count > 0)
				return true;
		}
	}
	return false;
}
