/* SPDX-License-Identifier: MIT */
/* Consecutive lines are one range; lines for which there is no room are counted. */
#include "cli/csv/line_ranges.h"

#include "cli/common/output.h"

#include <stdio.h>

void line_ranges_add(struct line_ranges *ranges, size_t line)
{
	ranges->lines++;
	if (ranges->count > 0 && ranges->omitted == 0 &&
	    ranges->items[ranges->count - 1].last + 1 == line) {
		ranges->items[ranges->count - 1].last = line;
	} else if (ranges->count < LINE_RANGES_MAX) {
		ranges->items[ranges->count].first = line;
		ranges->items[ranges->count].last = line;
		ranges->count++;
	} else {
		ranges->omitted++;
	}
}

void line_ranges_print(const struct line_ranges *ranges)
{
	fputs(output_plural(ranges->lines, "line", "lines"), stdout);
	for (size_t i = 0; i < ranges->count; i++) {
		printf("%s%zu", i ? ", " : " ", ranges->items[i].first);
		if (ranges->items[i].last > ranges->items[i].first)
			printf("-%zu", ranges->items[i].last);
	}
	if (ranges->omitted > 0)
		printf(" and %zu more", ranges->omitted);
}
