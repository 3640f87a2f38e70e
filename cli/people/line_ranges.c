/* SPDX-License-Identifier: MIT */
/* Numbers that follow each other are one range; what there is no room for is counted. */
#include "cli/people/line_ranges.h"

#include <stdio.h>

void ranges_add(struct ranges *ranges, size_t number)
{
	ranges->numbers++;
	if (ranges->count > 0 && ranges->untold == 0 &&
	    ranges->items[ranges->count - 1].last + 1 == number) {
		ranges->items[ranges->count - 1].last = number;
	} else if (ranges->count < RANGES_MAX) {
		ranges->items[ranges->count].first = number;
		ranges->items[ranges->count].last = number;
		ranges->count++;
	} else {
		ranges->untold++;
	}
}

void ranges_print(const struct ranges *ranges)
{
	for (size_t i = 0; i < ranges->count; i++) {
		printf("%s%zu", i ? ", " : "", ranges->items[i].first);
		if (ranges->items[i].last > ranges->items[i].first)
			printf("-%zu", ranges->items[i].last);
	}
	if (ranges->untold > 0)
		printf(" and %zu more", ranges->untold);
}
