/* SPDX-License-Identifier: MIT */
/* The accounts that the name services list; "not found" and "look-up failed" differ. */
#ifndef CLI_ACCOUNTS_H
#define CLI_ACCOUNTS_H

#include "pwpolicy.h"
#include "cli/common/string_list.h"

#include <pwd.h>
#include <stdbool.h>
#include <stdint.h>

/* The profile of administrators, where a policy has one. */
#define ADMIN_PROFILE "admin"

/* Whether errno after an empty look-up only means that there is no such entry. */
bool accounts_is_not_found(int number);

/* Takes an account; false stops the list: there is no memory. */
typedef bool accounts_take_fn(void *data, const struct passwd *entry);

/* Calls take() for every account that is listed; a directory often lists none. Returns 0,
 * PWP_ERR_FILE (the list ended early) or PWP_ERR_NOMEM. */
PWP_CHECKED int accounts_for_each(accounts_take_fn *take, void *data);

/* Adds the names of all accounts that are listed. Returns what accounts_for_each() returns. */
PWP_CHECKED int accounts_list(struct string_list *names);

/* Adds the name of the account with this id. Returns 0, PWP_ERR_UNKNOWN (there is none),
 * PWP_ERR_FILE or PWP_ERR_NOMEM. */
PWP_CHECKED int accounts_add_name(int64_t uid, struct string_list *names);

#endif
