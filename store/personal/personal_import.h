/* SPDX-License-Identifier: MIT */
/*
 * Imports words. All are collected first, as MACs; then each person's file is replaced
 * atomically. Nothing on the disk changes before the commit.
 */
#ifndef PWP_STORE_PERSONAL_IMPORT_H
#define PWP_STORE_PERSONAL_IMPORT_H

#include "store/sealed/sealed_text.h"
#include "store/system/account.h"
#include "store/system/places.h"

/* Most records of one import: 71 MB. */
#define PERSONAL_IMPORT_MAX ((size_t)4 * 1024 * 1024)

struct personal_import;

enum personal_import_key {
	PERSONAL_IMPORT_KEPT_KEY, /* the key of the machine, or a new one where there is none */
	PERSONAL_IMPORT_NEW_KEY, /* a new key; all files made with the old one become useless */
	PERSONAL_IMPORT_NO_KEY /* a key for counting only: nothing will be committed */
};

/*
 * Begins an import. Unless nothing will be committed it takes the lock of the key and holds
 * it until personal_import_free(). Returns 0, PWP_ERR_RANDOM, PWP_ERR_NOMEM, or what
 * personal_key_lock() and personal_key_load() return, without PWP_ERR_UNKNOWN.
 */
PWP_CHECKED int personal_import_new(const struct places *places,
				    enum personal_import_key key,
				    struct personal_import **ret_import);

/* Begins a person; earlier words of the same person stay. */
void personal_import_begin_person(struct personal_import *import, uint32_t uid);

/* Adds a word of that person, of a kind of personal_kind.h. *ret_forms gets the number of
 * forms that the earlier words did not have. Returns what personal_set_add() returns. */
PWP_CHECKED int personal_import_add_word(struct personal_import *import, unsigned kind,
					 struct pwp_text word, size_t *ret_forms);

/* Ends the person. Returns 0, PWP_ERR_TOO_BIG (the person has too many forms, or the whole
 * import) or PWP_ERR_NOMEM. */
PWP_CHECKED int personal_import_end_person(struct personal_import *import,
					   const struct account *account);

struct personal_import_totals {
	size_t people;
	size_t forms;
};

struct personal_import_totals personal_import_totals(
	const struct personal_import *import);

/* Who is asked and told while files are written. */
struct personal_import_listener {
	/* Writes the name by which things are kept about an account; NULL: always its own. What
	 * it returns but 0 is an error about that person. */
	int (*find_name)(void *data, const struct account *account,
			 char ret_name[SEALED_USER_MAX + 1]);
	void (*progress)(void *data, size_t done, size_t all);
	void (*failed)(void *data, const char *user, int error); /* about one person */
	void *data;
};

struct personal_import_result {
	size_t written; /* people whose files were replaced; all others are unchanged */
	size_t removed; /* useless or expired files */
};

/*
 * Writes all files, then removes useless and expired ones. Who cannot be written is reported
 * and keeps nobody else from being written. *ret_result is filled after a failure too. Returns
 * 0, PWP_ERR_VALUE (the clock is wrong), PWP_ERR_NOMEM, the first error about a person, or what
 * personal_key_save() and personal_purge() return.
 */
PWP_CHECKED int personal_import_commit(struct personal_import *import,
				       const struct personal_import_listener *listener,
				       struct personal_import_result *ret_result);

/* Wipes, frees and releases the lock; NULL is allowed. Returns NULL. */
struct personal_import *personal_import_free(struct personal_import *import);

#endif
