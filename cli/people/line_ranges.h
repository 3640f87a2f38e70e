/* SPDX-License-Identifier: MIT */
/* Numbers of lines, told shortly: "5, 9-14, 20". */
#ifndef CLI_LINE_RANGES_H
#define CLI_LINE_RANGES_H

#include <stddef.h>

/* Most ranges that are told. */
#define RANGES_MAX 200

/* A zeroed one is empty. */
struct ranges {
	struct {
		size_t first, last;
	} items[RANGES_MAX];
	size_t count;
	size_t numbers; /* all that were added */
	size_t untold;	/* of them, those for which there was no room */
};

/* Adds a number that is greater than all before. */
void ranges_add(struct ranges *ranges, size_t number);

/* Writes them to standard output. */
void ranges_print(const struct ranges *ranges);

#endif
