/* SPDX-License-Identifier: MIT */
/* What the commands share that work by a user's id, also when the account has gone. */
#ifndef CLI_ERASE_H
#define CLI_ERASE_H

#include "store/kept.h"

#include <stdbool.h>

/* The id of a user name, or of digits, which are one. False: it has said why not. */
bool erase_find_uid(const char *user, int64_t *ret_uid);

/* Removes all files of one kind. The caller holds the user's lock. Returns 0 or an error,
 * and has said what went or stays. */
PWP_CHECKED int erase_kind(const struct places *places, const struct kept_kind *kind,
			   int64_t uid);

#endif
