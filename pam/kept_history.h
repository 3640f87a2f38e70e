/* SPDX-License-Identifier: MIT */
/*
 * The history of a change. A password is kept before another one may take its place: a change
 * can be killed at any moment by the person whose password it is.
 */
#ifndef PWP_PAM_KEPT_HISTORY_H
#define PWP_PAM_KEPT_HISTORY_H

#include "effective_policy.h"
#include "store/record/history.h"

/* `account` is as the system knows it, `kept` as the store does. `password` is the one in use if the application or a module has asked for it, else NULL: it
 * is needed only where the local shadow file has no hash. Where neither is known there is
 * nothing to keep. Without a history in the policy nothing is done. A corrupt history is
 * quarantined and replaced, with *ret_quarantined set; where that is NULL it is an error.
 * Returns 0 or what shadow_find_hash(), history_keep_hash() and history_keep() return. */
PWP_CHECKED int kept_history_add_current(const struct account *account,
					 const struct account *kept,
					 const struct effective_policy *effective,
					 const char *password, bool *ret_quarantined);

/* After a change: keeps the new password, or forgets all where the policy has no history.
 * Returns as above. */
PWP_CHECKED int kept_history_add_new(const struct account *account,
				     const struct account *kept,
				     const struct effective_policy *effective,
				     const char *password, bool *ret_quarantined);

#endif
