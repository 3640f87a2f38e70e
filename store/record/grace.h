/* SPDX-License-Identifier: MIT */
/* How long a non-compliant password may still be used. Pure functions. */
#ifndef PWP_STORE_GRACE_H
#define PWP_STORE_GRACE_H

#include "store/record/state.h"

/*
 * The state after one more login. `found` is this login's: compliant, judged, profile, rules,
 * reasons, last_change. `former` NULL: none is known. Each reason has a grace of its own, which
 * starts with the first warning.
 */
struct state grace_continue(const struct state *former, const struct state *found);

/* Adds a warning that the person has seen. */
void grace_warn(struct state *state);

/* Whether that many days and that many warnings have passed for one of the reasons. `now`:
 * seconds since 1970. */
bool grace_is_over(const struct state *state, unsigned days, unsigned logins,
		   int64_t now);

/* Remaining days of the reason that has been known longest, rounded up; 0: none. */
unsigned grace_days_left(const struct state *state, unsigned days, int64_t now);

/* The grace of the reason that has been known longest; all 0 without reasons. */
struct reason_grace grace_longest(const struct state *state);

#endif
