/* SPDX-License-Identifier: MIT */
/* Line numbers in short: "lines 5, 9-14, 20". */
#ifndef CLI_LINE_RANGES_H
#define CLI_LINE_RANGES_H

#include <stddef.h>

/* Most ranges that are printed. */
#define LINE_RANGES_MAX 200

/* A zeroed one is empty. */
struct line_ranges {
	struct {
		size_t first, last;
	} items[LINE_RANGES_MAX];
	size_t count;
	size_t lines;	/* all that were added */
	size_t omitted; /* of them, those for which there was no room */
};

/* Adds a line, which is greater than all before. */
void line_ranges_add(struct line_ranges *ranges, size_t line);

/* Writes them to standard output. */
void line_ranges_print(const struct line_ranges *ranges);

#endif
