/* SPDX-License-Identifier: MIT */
/* Collects what the decision at a login depends on. */
#ifndef PWP_PAM_LOGIN_FACTS_H
#define PWP_PAM_LOGIN_FACTS_H

#include "conversation.h"
#include "decision.h"
#include "store/system/places.h"
#include "store/system/shadow.h"

/*
 * Fills all facts but those of grace and former demands, and the account's shadow line.
 * What cannot be looked up counts against a demand and is told to the system log. Returns 0
 * or a library error of the policy's lists.
 */
PWP_CHECKED int login_facts_find(const struct conversation *conversation,
				 const struct subject *subject,
				 const struct effective_policy *effective,
				 struct login_facts *ret_facts,
				 struct shadow *ret_shadow);

#endif
