/* SPDX-License-Identifier: MIT */
/* Sealed files with long bodies: read to the heap one by one, replaced in batches. */
#ifndef PWP_STORE_SEALED_BATCH_H
#define PWP_STORE_SEALED_BATCH_H

#include "base/str.h"
#include "store/sealed/versions.h"
#include "store/system/account.h"
#include "store/system/places.h"

/* Longest body in bytes. */
#define SEALED_LONG_MAX (160 * 1024)

/* Most files of one batch: each holds a descriptor. */
#define SEALED_BATCH_MAX 64

/*
 * Reads a file as sealed_load() does. *ret_body lies in *ret_file, which the caller frees.
 * Where account->user is NULL, it is read whoever it was written for. Returns what
 * sealed_load() returns, or PWP_ERR_NOMEM.
 */
PWP_CHECKED int sealed_load_long(const struct places *places, const char *kind,
				 const struct account *account, char **ret_file,
				 struct str *ret_body);

/* Files that are being written. */
struct sealed_batch {
	size_t count;
	struct {
		struct versions versions;
		struct unpublished next;
		int fd;
	} entries[SEALED_BATCH_MAX];
};

/* Writes one more file, whatever the former one holds. Returns 0, PWP_ERR_FILE,
 * PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG, PWP_ERR_VALUE, PWP_ERR_RANDOM, PWP_ERR_NOMEM or
 * PWP_ERR_BUSY (that person's file was replaced at the same time). */
PWP_CHECKED int sealed_batch_add(struct sealed_batch *batch, const struct places *places,
				 const char *kind, const struct account *account,
				 struct str body);

/*
 * Syncs all files and puts them in the place of the old ones; of each user the old file or the
 * new one is there, whatever happens. Empties the batch. ret_errors gets 0, PWP_ERR_FILE or
 * PWP_ERR_BUSY for each file, in the order in which they were added.
 */
void sealed_batch_commit(struct sealed_batch *batch, int ret_errors[SEALED_BATCH_MAX]);

#endif
