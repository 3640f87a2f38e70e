/* SPDX-License-Identifier: MIT */
/* What the later stages may ask of a policy. How it is stored is policy.c's matter. */
#ifndef PWP_INPUT_POLICY_H
#define PWP_INPUT_POLICY_H

#include "base/reason.h"
#include "input/rules.h"
#include "pwpolicy.h"

/* The rules of a profile, NULL if there is no such profile. `profile` NULL: the default
 * one. */
const struct rules *policy_rules(const struct pwp_policy *policy, const char *profile);

/* The profile's name as the policy holds it, NULL if there is none. NULL: the default
 * one. */
const char *policy_profile_name(const struct pwp_policy *policy, const char *profile);

/* The clause of the written policy behind a reason; "" if none is given. */
const char *policy_clause(const struct pwp_policy *policy, enum pwp_reason_number reason);

/* From now on pwp_policy_set() refuses. */
void policy_freeze(struct pwp_policy *policy);

#endif
