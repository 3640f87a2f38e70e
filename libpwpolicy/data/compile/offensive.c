/* SPDX-License-Identifier: MIT */
/*
 * compile_offensive OUTPUT.c FILE
 *
 * Turns a list of hashes (one a line, eight hexadecimal digits, ascending; a line that begins
 * with # is a comment) into a table.
 */
#include "data/compile/common.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS 8
#define MAX_HASHES 4096

struct hashes {
	uint32_t items[MAX_HASHES];
	size_t count;
};

static void take_line(void *data, char *line)
{
	struct hashes *hashes = data;

	if (line[0] == '#')
		return;
	if (strlen(line) != DIGITS || strspn(line, "0123456789abcdef") != DIGITS)
		compile_fail("is not eight hexadecimal digits", line);
	uint32_t hash = (uint32_t)strtoul(line, NULL, 16);
	if (hashes->count > 0 && hash <= hashes->items[hashes->count - 1])
		compile_fail("is not greater than the line before", line);
	if (hashes->count == MAX_HASHES)
		compile_fail("is one hash too many", line);
	hashes->items[hashes->count++] = hash;
}

int main(int argc, char **argv)
{
	struct hashes hashes = { .count = 0 };

	if (argc != 3)
		compile_fail("usage: compile_offensive OUTPUT.c FILE", "arguments");
	compile_read(argv[2], take_line, &hashes);
	FILE *out = compile_begin(argv[1], "data/offensive_format.h");
	compile_write_hashes(out, "offensive_hashes", hashes.items, hashes.count);
	compile_end(out, argv[1]);
	return 0;
}
