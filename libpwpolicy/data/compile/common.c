/* SPDX-License-Identifier: MIT */
/* Files and memory of the compilers; every fault ends the tool. */
#define _GNU_SOURCE /* program_invocation_short_name; build tools get no such flag */
#include "data/compile/common.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LINE_ROOM 512

_Noreturn void compile_fail(const char *what, const char *where)
{
	fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, where, what);
	exit(1);
}

void *compile_alloc(size_t count, size_t size)
{
	void *ptr = calloc(count, size);

	if (!ptr)
		compile_fail("out of memory", "allocation");
	return ptr;
}

void compile_read(const char *path, void (*take)(void *data, char *line), void *data)
{
	FILE *in = fopen(path, "r");
	char line[LINE_ROOM];

	if (!in)
		compile_fail("cannot be opened", path);
	while (fgets(line, sizeof(line), in)) {
		size_t len = strcspn(line, "\n");
		if (line[len] != '\n')
			compile_fail("a line is too long, or the last one has no newline",
				     path);
		line[len] = '\0';
		take(data, line);
	}
	if (ferror(in) || fclose(in) != 0)
		compile_fail("cannot be read", path);
}

FILE *compile_begin(const char *path, const char *header)
{
	FILE *out = fopen(path, "w");

	if (!out)
		compile_fail("cannot be written", path);
	fprintf(out, "/* Made by %s; do not edit. */\n#include \"%s\"\n\n",
		program_invocation_short_name, header);
	return out;
}

void compile_write_hashes(FILE *out, const char *name, const uint32_t *hashes,
			  size_t count)
{
	if (count == 0)
		compile_fail("the list is empty", name);
	fprintf(out, "const uint32_t %s[] = {", name);
	for (size_t i = 0; i < count; i++)
		fprintf(out, "%s0x%08xu,", i % 8 == 0 ? "\n" : "", (unsigned)hashes[i]);
	fprintf(out, "\n};\nconst uint32_t %s_size = %zu;\n\n", name, count);
}

void compile_end(FILE *out, const char *path)
{
	if (ferror(out) || fclose(out) != 0)
		compile_fail("cannot be written", path);
}
