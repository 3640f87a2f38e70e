/* SPDX-License-Identifier: MIT */
/*
 * compile_borders OUTPUT.c FILE
 *
 * Turns a list of hashes (one a line, eight hexadecimal digits, rising; a line that begins
 * with # is a comment) into a table.
 */
#include "data/compile/fail.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 256, DIGITS = 8 };

/* Writes the hashes of a list; returns how many they are. */
static unsigned copy(FILE *in, FILE *out, const char *path)
{
	char line[LINE_MAX_BYTES], last[DIGITS + 1] = "";
	unsigned count = 0;

	while (fgets(line, sizeof(line), in)) {
		if (line[0] == '#')
			continue;
		if (strspn(line, "0123456789abcdef") != DIGITS ||
		    strcmp(line + DIGITS, "\n") != 0)
			compile_fail("a line is not eight hexadecimal digits", path);
		line[DIGITS] = '\0';
		if (strcmp(last, line) >= 0)
			compile_fail("the hashes are not rising", path);
		fprintf(out, "0x%su,\n", line);
		memcpy(last, line, sizeof(last));
		count++;
	}
	if (ferror(in) || count == 0)
		compile_fail("cannot be read, or is empty", path);
	return count;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		compile_fail("usage: compile_borders OUTPUT.c FILE", "arguments");
	FILE *in = fopen(argv[2], "r"), *out = fopen(argv[1], "w");
	if (!in || !out)
		compile_fail("cannot be opened", in ? argv[1] : argv[2]);
	fprintf(out, "/* Made by compile_borders from tools/wordlists/. */\n"
		     "#include \"data/borders_format.h\"\n\n"
		     "const uint32_t border_hashes[] = {\n");
	unsigned count = copy(in, out, argv[2]);
	fprintf(out, "};\nconst uint32_t border_hashes_size = %u;\n", count);
	if (fclose(in) != 0 || ferror(out) || fclose(out) != 0)
		compile_fail("cannot be written", argv[1]);
	return 0;
}
