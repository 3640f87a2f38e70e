/* SPDX-License-Identifier: MIT */
/* How long a password that breaks the rules may still be used. Pure functions. */
#ifndef PWP_PAM_GRACE_H
#define PWP_PAM_GRACE_H

#include "setting.h"
#include "verdict.h"

/*
 * The state after one more login with a password that breaks the rules. `former` NULL: none
 * is known. Grace begins anew with another password, another profile or other rules.
 * `last_change`: day of the last change, -1: not known. `now` in seconds since 1970.
 */
struct state grace_go_on(const struct state *former, const struct verdict *verdict,
			 int64_t last_change, int64_t now);

/* Whether enough days and enough warnings have gone by. */
bool grace_is_over(const struct state *state, const struct setting *setting, int64_t now);

/* Days left, begun ones counted; 0: none. */
unsigned grace_days_left(const struct state *state, const struct setting *setting,
			 int64_t now);

#endif
