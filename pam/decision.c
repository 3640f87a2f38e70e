/* SPDX-License-Identifier: MIT */
/*
 * A list of everything that speaks against demanding a change. The first that holds
 * gives the outcome; a change is demanded only when none does. What is not known counts
 * against demanding: locking somebody out is worse than another day with a weak password.
 */
#include "decision.h"

#include "base/array.h"

static bool only_observes(const struct login_facts *facts)
{
	return facts->mode == PWP_LOGIN_MODE_OBSERVE;
}

static bool is_exempt(const struct login_facts *facts)
{
	return facts->root_on_console || facts->break_glass;
}

static bool only_warns(const struct login_facts *facts)
{
	return facts->mode != PWP_LOGIN_MODE_ENFORCE;
}

static bool has_no_groups(const struct login_facts *facts)
{
	return !facts->groups_known;
}

static bool is_elsewhere(const struct login_facts *facts)
{
	return !facts->local;
}

static bool has_grace(const struct login_facts *facts)
{
	return !facts->grace_over;
}

static bool has_gentle_service(const struct login_facts *facts)
{
	return !facts->service_forces;
}

static bool has_shadow_backend(const struct login_facts *facts)
{
	return facts->shadow_backend;
}

static bool is_stuck(const struct login_facts *facts)
{
	return facts->stuck;
}

static const struct {
	bool (*holds)(const struct login_facts *facts);
	enum outcome outcome;
} objections[] = {
	{ only_observes, OUTCOME_OBSERVED },
	{ is_exempt, OUTCOME_EXEMPT },
	{ only_warns, OUTCOME_WARNED },
	{ has_no_groups, OUTCOME_WARNED },
	{ is_elsewhere, OUTCOME_WARNED },
	{ has_grace, OUTCOME_WARNED },
	{ has_gentle_service, OUTCOME_WARNED },
	{ has_shadow_backend, OUTCOME_CANNOT_FORCE },
	{ is_stuck, OUTCOME_CANNOT_FORCE },
};

static const char *const names[OUTCOME_END] = {
	[OUTCOME_COMPLIANT] = "compliant", [OUTCOME_OBSERVED] = "observed",
	[OUTCOME_EXEMPT] = "exempt",	   [OUTCOME_WARNED] = "warned",
	[OUTCOME_UNSEEN] = "unseen",	   [OUTCOME_CANNOT_FORCE] = "cannot_force",
	[OUTCOME_DEMANDED] = "demanded",
};

static enum outcome as_seen(enum outcome outcome, const struct login_facts *facts)
{
	return outcome == OUTCOME_WARNED && !facts->seen ? OUTCOME_UNSEEN : outcome;
}

enum outcome decision_make(const struct login_facts *facts)
{
	for (size_t i = 0; i < ARRAY_SIZE(objections); i++)
		if (objections[i].holds(facts))
			return as_seen(objections[i].outcome, facts);
	return OUTCOME_DEMANDED;
}

const char *decision_name(enum outcome outcome)
{
	return names[outcome];
}
