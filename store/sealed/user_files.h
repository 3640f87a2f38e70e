/* SPDX-License-Identifier: MIT */
/* Which users have files of a kind. */
#ifndef PWP_STORE_USER_FILES_H
#define PWP_STORE_USER_FILES_H

#include "store/system/places.h"

#include <stddef.h>
#include <stdint.h>

/* Counts a user's files of one kind: the file itself, a quarantined one and a temporary one
 * that an interrupted write left. Returns 0, PWP_ERR_FILE or PWP_ERR_UNTRUSTED. */
PWP_CHECKED int user_files_count(const struct places *places, const char *kind,
				 int64_t uid, size_t *ret_count);

/* Lists the ids of all users that have a file of this kind, in no order. The caller frees
 * *ret_uids. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_NOMEM. */
PWP_CHECKED int user_files_list(const struct places *places, const char *kind,
				int64_t **ret_uids, size_t *ret_count);

/* The same including users who have only quarantined or temporary files; each id once. */
PWP_CHECKED int user_files_list_all(const struct places *places, const char *kind,
				    int64_t **ret_uids, size_t *ret_count);

#endif
