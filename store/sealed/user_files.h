/* SPDX-License-Identifier: MIT */
/* About whom something is kept. */
#ifndef PWP_STORE_USER_FILES_H
#define PWP_STORE_USER_FILES_H

#include "store/system/places.h"

#include <stddef.h>
#include <stdint.h>

/* Counts the files of one kind that are a user's: the file itself, one that was quarantined
 * and what an interrupted write left over. Returns 0, PWP_ERR_FILE or PWP_ERR_UNTRUSTED. */
PWP_CHECKED int user_files_count(const struct places *places, const char *kind,
				 int64_t uid, size_t *ret_count);

/* Lists the ids of all users that have a file of this kind, in no order. The caller frees
 * *ret_uids. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_NOMEM. */
PWP_CHECKED int user_files_list(const struct places *places, const char *kind,
				int64_t **ret_uids, size_t *ret_count);

/* The same, and who has only what was quarantined or left over; each id once. */
PWP_CHECKED int user_files_list_all(const struct places *places, const char *kind,
				    int64_t **ret_uids, size_t *ret_count);

#endif
