/* SPDX-License-Identifier: MIT */
/* Files that hold passwords: always new, for their owner alone, whole or not there. */
#ifndef CLI_ATOMIC_FILE_H
#define CLI_ATOMIC_FILE_H

#include "cli/common/secure_buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A zeroed one is closed. */
struct atomic_file {
	const char *path;
	FILE *stream; /* its buffer is ours, and wiped */
	struct secure_buffer buffer;
	const char *name; /* in `folder`; part of `path` */
	int folder, fd;	  /* open while `stream` is */
	bool has_name;	  /* the folder shows it */
	int error;	  /* errno of the first write that failed */
};

/* Makes a file of mode 0600 under a name that is not in use. What stays where it is: the
 * stream points to it. False: it has said why not. */
bool atomic_file_open(struct atomic_file *file, const char *path);

/* Whether two open ones are to have the same name. */
bool atomic_file_is_same(const struct atomic_file *one, const struct atomic_file *other);

/* Brings all of some open ones to the disk, then gives them their names. False: it has
 * said why, and none is left. They stay open. */
bool atomic_file_keep(struct atomic_file *files, size_t count);

/* Removes one that is still open and was not kept; for every way out. */
void atomic_file_drop(struct atomic_file *file);

/* Closes one that was kept, or is closed. */
void atomic_file_done(struct atomic_file *file);

#endif
