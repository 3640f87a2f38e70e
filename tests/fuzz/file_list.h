/* SPDX-License-Identifier: MIT */
/*
 * Files that an input describes. Each begins with a line "=T NAME" and goes on to the next such
 * line; T says what it is:
 *
 *   r a file   w one that everybody may write   l a symbolic link   d a folder   p a pipe
 *   s what a target makes of its content
 */
#ifndef PWP_TESTS_FUZZ_FILE_LIST_H
#define PWP_TESTS_FUZZ_FILE_LIST_H

#include <stddef.h>
#include <stdint.h>

#define FILE_LIST_MAX 80

struct listed_file {
	char type;
	char name[64]; /* a single part of a path */
	const uint8_t *bytes;
	size_t len;
};

struct file_list {
	struct listed_file files[FILE_LIST_MAX];
	size_t count;
};

/* Borrows the bytes. What has no proper name is left out. */
void file_list_read(struct file_list *list, const uint8_t *data, size_t size);

/* Creates a file of any type but 's' below a folder of the workspace (workspace.h); the first
 * of one name stays. */
void file_list_create(const struct listed_file *file, const char *folder);

#endif
