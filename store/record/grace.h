/* SPDX-License-Identifier: MIT */
/* How long a non-compliant password may still be used. Pure functions. */
#ifndef PWP_STORE_GRACE_H
#define PWP_STORE_GRACE_H

#include "store/record/state.h"

/*
 * The state after one more login with a non-compliant password. `found` is this login's:
 * judged, profile, rules, reasons, last_change. `former` NULL: none is known. Grace starts
 * again with another password, another profile or other rules.
 */
struct state grace_continue(const struct state *former, const struct state *found);

/* Whether that many days and that many warnings have passed. `now`: seconds since 1970. */
bool grace_is_over(const struct state *state, unsigned days, unsigned logins,
		   int64_t now);

/* Remaining days, rounded up; 0: none. */
unsigned grace_days_left(const struct state *state, unsigned days, int64_t now);

#endif
