/* SPDX-License-Identifier: MIT */
/* Whether a change of the password, demanded now, could succeed. */
#ifndef PWP_PAM_PREFLIGHT_H
#define PWP_PAM_PREFLIGHT_H

#include "setting.h"
#include "store/places.h"
#include "store/shadow.h"

/* What stands in the way, as a clause for the system log (static text, nobody's name);
 * NULL: nothing does. The policy was loaded and the account is local. */
const char *preflight_obstacle(const struct places *places, const struct account *account,
			       const struct setting *setting,
			       const struct shadow *shadow);

#endif
