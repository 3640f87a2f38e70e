/* SPDX-License-Identifier: MIT */
/* Files that hold passwords: always new, for their owner alone, complete or absent. */
#ifndef CLI_ATOMIC_FILE_H
#define CLI_ATOMIC_FILE_H

#include "cli/common/secure_buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A zeroed one is closed. */
struct atomic_file {
	const char *path;
	FILE *stream; /* with `buffer`, which is wiped */
	struct secure_buffer buffer;
	const char *name; /* in `folder`; part of `path` */
	int folder, fd;	  /* open while `stream` is */
	bool has_name;	  /* it is linked in the folder */
	int error;	  /* errno of the first write that failed */
};

/* Creates a file of mode 0600 under a name that is not in use. The struct must not move: the
 * stream points to it. False: it has reported why not. */
bool atomic_file_open(struct atomic_file *file, const char *path);

/* Whether two open files are to have the same name. */
bool atomic_file_is_same(const struct atomic_file *one, const struct atomic_file *other);

/* Brings open files to the disk, then gives them their names. False: it has reported why
 * not, and none is left. They stay open. */
bool atomic_file_commit(struct atomic_file *files, size_t count);

/* Removes a file that is open and not committed, and closes it. */
void atomic_file_discard(struct atomic_file *file);

/* Closes a file that is committed; a closed one is allowed. */
void atomic_file_done(struct atomic_file *file);

#endif
