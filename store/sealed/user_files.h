/* SPDX-License-Identifier: MIT */
/* Which users have files of a kind. */
#ifndef PWP_STORE_USER_FILES_H
#define PWP_STORE_USER_FILES_H

#include "store/system/places.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether there is anything of a user: the file itself, a quarantined one or what an
 * interrupted write or removal left. Returns 0, PWP_ERR_FILE (also: what was kept is
 * missing), PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM. */
PWP_CHECKED int user_files_exist(const struct places *places, const char *kind,
				 int64_t uid, bool *ret_exist);

/* Lists the ids of all users that have a file of this kind, in no order. The caller frees
 * *ret_uids. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_NOMEM. */
PWP_CHECKED int user_files_list(const struct places *places, const char *kind,
				int64_t **ret_uids, size_t *ret_count);

/* The same with users of whom there is anything; each id once. */
PWP_CHECKED int user_files_list_all(const struct places *places, const char *kind,
				    int64_t **ret_uids, size_t *ret_count);

#endif
