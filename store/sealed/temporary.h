/* SPDX-License-Identifier: MIT */
/* Files under a temporary name, until they are whole. */
#ifndef PWP_STORE_TEMPORARY_H
#define PWP_STORE_TEMPORARY_H

#include "base/str.h"
#include "pwpolicy.h"

/* Checks RLIMIT_FSIZE, because SIGXFSZ would end the host program. Returns 0 or
 * PWP_ERR_FILE. */
PWP_CHECKED int temporary_check_limit(size_t len);

/* Writes a new file for its owner alone, without syncing it. Returns 0 with a descriptor that
 * the caller closes; PWP_ERR_BUSY: the folder was removed; or PWP_ERR_FILE, then perhaps with a
 * part of the file written. */
PWP_CHECKED int temporary_write(int folder, const char *name, struct str text,
				int *ret_fd);

/* Removes a name; a missing one is no error. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int temporary_remove(int folder, const char *name);

/* Removes a file after a failure; one that stays is removed by a later writer or by an
 * erasure. */
void temporary_discard(int folder, const char *name);

#endif
