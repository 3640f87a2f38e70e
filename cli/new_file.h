/* SPDX-License-Identifier: MIT */
/* Files that hold passwords: always new, for their owner alone. */
#ifndef CLI_NEW_FILE_H
#define CLI_NEW_FILE_H

#include "secret.h"

#include <stdbool.h>
#include <stdio.h>

/* A zeroed one is closed. */
struct new_file {
	const char *path;
	FILE *stream; /* its buffer is ours, and wiped */
	struct secret buffer;
};

/* Makes a file of mode 0600 that was not there. False: it has said why not. */
bool new_file_open(struct new_file *file, const char *path);

/* Brings all to the disk and closes. False: it has said why; the file is removed. */
bool new_file_keep(struct new_file *file);

/* Closes and removes a file that is still open; for every way out. */
void new_file_drop(struct new_file *file);

#endif
