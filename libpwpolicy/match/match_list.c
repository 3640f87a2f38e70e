/* SPDX-License-Identifier: MIT */
/* What all matchers write to. */
#include "match/match_list.h"

struct match *match_list_add(struct match_list *list, size_t start, size_t end,
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
