/* SPDX-License-Identifier: MIT */
/* The names of one user's files in the folder of a kind, and writing them. */
#ifndef PWP_STORE_SEALED_FILES_H
#define PWP_STORE_SEALED_FILES_H

#include "base/str.h"
#include "pwpolicy.h"
#include "store/system/places.h"

#include <stdint.h>

struct sealed_names {
	char file[24];
	char corrupt[32];
	char temporary[32];
};

void sealed_names(int64_t uid, struct sealed_names *ret_names);

/* Opens a user's file. Returns 0 with a descriptor that the caller closes and the size;
 * PWP_ERR_UNKNOWN: there is none; or what trusted_fd_open() returns. */
PWP_CHECKED int sealed_open(const struct places *places, const char *kind, int64_t uid,
			    int *ret_fd, size_t *ret_size);

/* Removes a name; a missing one is no error. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int sealed_remove_name(int folder, const char *name);

/* Removes a temporary file after a failure; one that stays is removed by the next writer or
 * by an erasure. */
void sealed_discard_temporary(int folder, const char *name);

/* Checks RLIMIT_FSIZE. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int sealed_check_limit(size_t len);

/* Writes a temporary file, replacing one that a killed writer left, without syncing it.
 * Returns 0 with a descriptor that the caller closes, or PWP_ERR_FILE, then perhaps with a
 * part of the file written. */
PWP_CHECKED int sealed_write_temporary(int folder, const char *name, struct str text,
				       int *ret_fd);

#endif
