/* SPDX-License-Identifier: MIT */
/* How long a password that breaks the rules may still be used. Pure functions. */
#ifndef PWP_STORE_GRACE_H
#define PWP_STORE_GRACE_H

#include "store/record/state.h"

/*
 * The state after one more login with a password that breaks the rules. `found` tells of
 * this login: judged, profile, rules, reasons, last_change. `former` NULL: nothing is
 * known. Grace begins anew with another password, another profile or other rules.
 */
struct state grace_continue(const struct state *former, const struct state *found);

/* Whether so many days and so many warnings have gone by. `now` in seconds since 1970. */
bool grace_is_over(const struct state *state, unsigned days, unsigned logins,
		   int64_t now);

/* Days left of so many, begun ones counted; 0: none. */
unsigned grace_days_left(const struct state *state, unsigned days, int64_t now);

#endif
