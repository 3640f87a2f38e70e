/* SPDX-License-Identifier: MIT */
/* By which name things are kept about the account of a call. */
#ifndef PWP_PAM_KEPT_ACCOUNT_H
#define PWP_PAM_KEPT_ACCOUNT_H

#include "conversation.h"
#include "store/identity.h"

/*
 * Finds it, removes what is kept about an earlier account with the same user id, and tells the
 * system log of that. Only root can: anybody else's keeps its own name. Returns 0 or what
 * identity_confirm() returns.
 */
PWP_CHECKED int kept_account_confirm(const struct conversation *conversation,
				     const struct account *account,
				     struct identity *ret_identity);

/* The same where it goes on in any case: what fails is told to the system log, and the account's
 * own name is taken, with *ret_assumed set. Returns 0 or PWP_ERR_VALUE (nothing can be kept about
 * such an account). */
PWP_CHECKED int kept_account_confirm_or_assume(const struct conversation *conversation,
					       const struct account *account,
					       struct identity *ret_identity,
					       bool *ret_assumed);

#endif
