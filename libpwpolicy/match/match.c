/* SPDX-License-Identifier: MIT */
/* The table of matchers. A new kind of match is a new file and a line here. */
#include "match/match.h"

#include "base/array.h"
#include "match/matchers.h"

static match_fn *const beginning[] = {
	words_match,	known_match,  fuzzy_match, old_match,		sequence_match,
	keyboard_match, repeat_match, date_match,  month_match,		postcode_match,
	phone_match,	symbol_match, host_match,  hashed_lookup_match,
};

static match_fn *const ending[] = { words_match_reversed, known_match_reversed };

struct match *match_add(struct match_list *list, size_t start, size_t end,
			enum match_kind kind, uint32_t cost)
{
	if (list->count == MATCH_LIST_MAX)
		return NULL;
	struct match *match = &list->items[list->count++];
	*match = (struct match){
		.start = (uint16_t)start,
		.end = (uint16_t)end,
		.kind = (uint8_t)kind,
		.cost = cost,
		.listed = MATCH_UNLISTED,
	};
	return match;
}

void match_beginning(const struct match_input *input, size_t at, struct match_list *list)
{
	list->count = 0;
	for (size_t i = 0; i < ARRAY_SIZE(beginning); i++)
		beginning[i](input, at, list);
}

void match_ending(const struct match_input *input, size_t at, struct match_list *list)
{
	list->count = 0;
	for (size_t i = 0; i < ARRAY_SIZE(ending); i++)
		ending[i](input, at, list);
}
