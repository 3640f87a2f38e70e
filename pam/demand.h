/* SPDX-License-Identifier: MIT */
/*
 * A change that a login has demanded, from the demand until the new password is stored. If the
 * modules after ours refuse what a person could do no better, that is counted: then a
 * later login lets the person in. What the person breaks off or answers wrongly is not counted.
 */
#ifndef PWP_PAM_DEMAND_H
#define PWP_PAM_DEMAND_H

#include "conversation.h"
#include "store/system/account.h"

#include <stdbool.h>

/* Leaves a demand with the handle. Returns libpam's code. */
int demand_make(pam_handle_t *pamh, const struct account *account);

/* Whether this transaction has demanded the change of that user id. */
bool demand_exists(pam_handle_t *pamh, int64_t uid);

/* It is not for the person now, but for the modules after ours, to go on; `theirs` false: they
 * have, or the person's turn has come. Without a demand nothing happens. */
void demand_pass_on(pam_handle_t *pamh, bool theirs);

/* The new password is stored, and the state is that of a new password. */
void demand_is_met(pam_handle_t *pamh);

#endif
