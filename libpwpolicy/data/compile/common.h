/* SPDX-License-Identifier: MIT */
/*
 * What the tools that compile data while building share. All of it stops at the first fault
 * with a message: a build has nobody to recover for.
 */
#ifndef PWP_DATA_COMPILE_COMMON_H
#define PWP_DATA_COMPILE_COMMON_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Prints a message about a file, a line or a list, and ends the tool. */
_Noreturn void compile_fail(const char *what, const char *where);

/* Zeroed memory. */
void *compile_alloc(size_t count, size_t size);

/* Calls `take` with each line of a file, without its newline. */
void compile_read(const char *path, void (*take)(void *data, char *line), void *data);

/* Opens a C file for writing, with a first line that says where it comes from, and includes
 * the header that declares its arrays. */
FILE *compile_begin(const char *path, const char *header);

/* Writes a sorted table of hashes and its size: `name` and `name`_size. */
void compile_write_hashes(FILE *out, const char *name, const uint32_t *hashes,
			  size_t count);

void compile_end(FILE *out, const char *path);

#endif
