/* SPDX-License-Identifier: MIT */
/*
 * Words on their way into the store. All are collected first, as MACs; then each person's
 * file is replaced as a whole. Until the commit nothing on the disk has changed.
 */
#ifndef PWP_STORE_PERSONAL_IMPORT_H
#define PWP_STORE_PERSONAL_IMPORT_H

#include "store/system/account.h"
#include "store/system/places.h"

/* Most records of one import: 71 MB. */
#define PERSONAL_IMPORT_MAX ((size_t)4 * 1024 * 1024)

struct personal_import;

enum personal_import_key {
	PERSONAL_IMPORT_KEPT_KEY, /* the machine's key, or one that is made now */
	PERSONAL_IMPORT_NEW_KEY,  /* a new key, by which all that is there is useless */
	PERSONAL_IMPORT_NO_KEY	  /* nothing will be committed: only to count */
};

/*
 * Begins; unless nothing will be committed, under the lock of the key, which is held until
 * the end. Returns 0, PWP_ERR_RANDOM, PWP_ERR_NOMEM, or what personal_key_lock() and
 * personal_key_load() return, without PWP_ERR_UNKNOWN.
 */
PWP_CHECKED int personal_import_new(const struct places *places,
				    enum personal_import_key key,
				    struct personal_import **ret_import);

/* Whose words come now; what came for the same person before stays. */
void personal_import_person(struct personal_import *import, uint32_t uid);

/* One word of that person, of a kind of personal_kind.h. *ret_forms gets how many forms it
 * has that the words before did not have. Returns what personal_set_add() returns. */
PWP_CHECKED int personal_import_word(struct personal_import *import, unsigned kind,
				     struct pwp_text word, size_t *ret_forms);

/* Ends the person. Returns 0, PWP_ERR_TOO_BIG (the person has too many forms, or the whole
 * import) or PWP_ERR_NOMEM. */
PWP_CHECKED int personal_import_end(struct personal_import *import,
				    const struct account *account);

struct personal_import_totals {
	size_t people;
	size_t forms;
};

struct personal_import_totals personal_import_totals(
	const struct personal_import *import);

/* Hears how many people's files are written. */
typedef void personal_import_progress(void *data, size_t done, size_t all);

struct personal_import_result {
	size_t written; /* people whose files are new; all others are as they were */
	size_t removed; /* files that were useless or expired */
};

/*
 * Writes all, and then removes what is useless or expired. *ret_result is filled after a
 * failure too. Returns 0, PWP_ERR_VALUE (the clock makes no sense), PWP_ERR_NOMEM,
 * PWP_ERR_RANDOM, or what personal_key_save(), sealed_lock(), sealed_batch_add(),
 * sealed_batch_commit() and personal_tidy() return.
 */
PWP_CHECKED int personal_import_commit(struct personal_import *import,
				       personal_import_progress *progress, void *data,
				       struct personal_import_result *ret_result);

/* Wipes and frees, and gives the lock back; NULL is allowed. Returns NULL. */
struct personal_import *personal_import_free(struct personal_import *import);

#endif
