/* SPDX-License-Identifier: MIT */
/* Sealed files with long bodies: read to the heap one by one, replaced in batches. */
#ifndef PWP_STORE_SEALED_BATCH_H
#define PWP_STORE_SEALED_BATCH_H

#include "base/str.h"
#include "store/system/account.h"
#include "store/system/places.h"

/* Longest body in bytes. */
#define SEALED_LONG_MAX (160 * 1024)

/* Most files of one batch: each holds a descriptor. */
#define SEALED_BATCH_MAX 64

/*
 * Reads a file as sealed_load() does. *ret_body lies in *ret_file, which the caller frees.
 * Where account->user is NULL, it is read whoever it was written for. Returns what sealed_load() returns, or PWP_ERR_NOMEM.
 */
PWP_CHECKED int sealed_load_long(const struct places *places, const char *kind,
				 const struct account *account, char **ret_file,
				 struct str *ret_body);

/* Files that are being written. */
struct sealed_batch {
	int folder;
	size_t count;
	struct {
		int64_t uid;
		int fd;
	} entries[SEALED_BATCH_MAX];
};

/* Opens the folder of a kind, creating it where it is missing. Returns 0, PWP_ERR_FILE,
 * PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG. */
PWP_CHECKED int sealed_batch_init(struct sealed_batch *batch, const struct places *places,
				  const char *kind);

/* Writes one more temporary file. The caller holds the user's lock until
 * sealed_batch_done(). Returns 0, PWP_ERR_FILE, PWP_ERR_TOO_BIG, PWP_ERR_VALUE or
 * PWP_ERR_NOMEM. */
PWP_CHECKED int sealed_batch_add(struct sealed_batch *batch, const char *kind,
				 const struct account *account, struct str body);

/*
 * Syncs all files and renames them over the old ones; of each user the old file or the new
 * one is there, whatever happens. *ret_replaced gets the number of replaced files, after a
 * failure too. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int sealed_batch_commit(struct sealed_batch *batch, size_t *ret_replaced);

/* Removes what was not committed and closes all descriptors. */
void sealed_batch_done(struct sealed_batch *batch);

#endif
