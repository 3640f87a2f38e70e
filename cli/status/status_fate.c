/* SPDX-License-Identifier: MIT */
/*
 * What login_mode = enforce would do about a password that breaks the rules, in the order in
 * which the module decides it (pam/decision.c, pam/preflight.c). What concerns everybody at
 * once, such as a full disk, is for the doctor to say. Enforcing is a rule like others: where
 * it is new, grace is new.
 */
#include "cli/status/status.h"

enum status_fate status_fate(const struct status_facts *facts, int64_t now)
{
	if (facts->break_glass)
		return STATUS_BREAK_GLASS;
	if (!facts->local)
		return STATUS_ELSEWHERE;
	if (!status_is_present(&facts->rules, &facts->state))
		return STATUS_JUDGED_ANEW;
	if (!facts->rules.enforced)
		return STATUS_NEW_GRACE;
	if (status_grace(&facts->rules, &facts->state, now) == STATUS_GRACE_RUNS)
		return STATUS_GRACE;
	if (facts->by_shadow)
		return STATUS_BY_SHADOW;
	if (facts->locked)
		return STATUS_LOCKED;
	return facts->too_new ? STATUS_TOO_NEW : STATUS_FORCED;
}
