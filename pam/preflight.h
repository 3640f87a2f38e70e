/* SPDX-License-Identifier: MIT */
/* Whether a change of the password, demanded now, could succeed. */
#ifndef PWP_PAM_PREFLIGHT_H
#define PWP_PAM_PREFLIGHT_H

#include "effective_policy.h"
#include "store/system/places.h"
#include "store/system/shadow.h"

struct obstacle {
	bool exists;
	const char *fault; /* of the machine, for the system log; static text or NULL */
};

/* Finds the first thing that would make the change fail. The policy was loaded and the
 * account is local. */
struct obstacle preflight_find(const struct places *places, const struct account *account,
			       const struct account *kept,
			       const struct effective_policy *effective,
			       const struct shadow *shadow);

#endif
