/* SPDX-License-Identifier: MIT */
/* Lists of names as pwp_policy_get() writes them: "sudo, domain admins". */
#ifndef PWP_STORE_NAMES_H
#define PWP_STORE_NAMES_H

#include "store/system/account.h"

#include <stdbool.h>

/* Whether a name stands in a list. Upper and lower case of ASCII letters are the same, as
 * in the policy's own lists. */
bool names_hold(const char *list, const char *name);

/* Takes the next name off a list into `name`, of `size` bytes. False: none is left, or it
 * does not fit. */
bool names_next(const char **list, char *name, size_t size);

/* Whether one of the account's groups stands in a list; see account_groups(). */
bool names_hold_group(const char *list, const struct account *account);

/*
 * Puts the part of `name` that stands for `%` in a pattern such as "%-admin" into `part`,
 * of `size` bytes. False: the name does not follow the pattern, or the part does not fit.
 */
bool names_part(const char *pattern, const char *name, char *part, size_t size);

#endif
