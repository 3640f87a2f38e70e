/* SPDX-License-Identifier: MIT */
/* The names that belong to one user in the folder of a kind, and how they are written. */
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

/* Removes a name; none is fine. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int sealed_remove_name(int folder, const char *name);

/* Removes a new file that came to nothing; one that stays is removed by the next writer, or
 * by an erasure. */
void sealed_discard_temporary(int folder, const char *name);

/* Whether the process may write a file of this length at all. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int sealed_check_limit(size_t len);

/* Writes a new file, in place of what a killed writer left, and leaves it to the caller to
 * bring to the disk. Returns 0 with a descriptor that the caller closes, or PWP_ERR_FILE,
 * then perhaps with a part of it there. */
PWP_CHECKED int sealed_write_temporary(int folder, const char *name, struct str text,
				       int *ret_fd);

#endif
