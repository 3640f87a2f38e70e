/* SPDX-License-Identifier: MIT */
/* Our folders, created where they are missing. */
#ifndef PWP_STORE_FOLDER_H
#define PWP_STORE_FOLDER_H

#include "store/system/places.h"

#include <limits.h>
#include <sys/types.h>

/*
 * Opens a trusted folder. A missing last component is created with mode 0700, never one
 * above it. `trust` is enum trusted_file_flags. Returns 0 with a descriptor that
 * the caller closes, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int folder_open(const char *path, unsigned trust, int *ret_fd);

/* The same with another mode. */
PWP_CHECKED int folder_open_as(const char *path, unsigned trust, mode_t mode,
			       int *ret_fd);

/* Writes STATE/KIND, or with a name STATE/KIND/NAME. Returns 0 or PWP_ERR_TOO_BIG. */
PWP_CHECKED int folder_path(const struct places *places, const char *kind,
			    const char *name, char ret_path[PATH_MAX]);

/*
 * Opens a file for reading and writing, created with mode 0600 where it is missing; `flags`
 * are added to those of open(2). Never follows a link, never blocks. The caller checks the
 * file and closes it. Returns 0, PWP_ERR_FILE or PWP_ERR_UNTRUSTED (a link, a folder or a
 * socket is there).
 */
PWP_CHECKED int folder_open_file(int folder, const char *name, int flags, int *ret_fd);

/* Opens STATE/KIND. Both folders are created where they are missing, none above. Returns what
 * folder_open() returns. */
PWP_CHECKED int folder_open_kind(const struct places *places, const char *kind,
				 int *ret_fd);

#endif
