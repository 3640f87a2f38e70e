/* SPDX-License-Identifier: MIT */
/*
 * What login_mode = enforce would do about a password that breaks the rules, in the order in
 * which the module decides it (pam/decision.c, pam/preflight.c). What concerns everybody at
 * once, such as a full disk, is for the doctor to say.
 */
#include "cli/status/status.h"

#include "store/record/grace.h"

enum status_fate status_fate(const struct status_facts *facts, int64_t now)
{
	if (facts->break_glass)
		return STATUS_BREAK_GLASS;
	if (!facts->local)
		return STATUS_ELSEWHERE;
	if (!status_is_present(&facts->rules, &facts->state))
		return STATUS_JUDGED_ANEW;
	if (!grace_is_over(&facts->state, facts->rules.grace_days,
			   facts->rules.grace_logins, now))
		return STATUS_GRACE;
	if (facts->by_shadow)
		return STATUS_BY_SHADOW;
	if (facts->locked)
		return STATUS_LOCKED;
	return facts->too_new ? STATUS_TOO_NEW : STATUS_FORCED;
}
