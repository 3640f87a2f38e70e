/* SPDX-License-Identifier: MIT */
/*
 * Grace runs in days, so that nobody is surprised on a Monday, and in logins with a
 * warning, so that nobody comes back from the holidays into a demand never heard of.
 */
#include "grace.h"

#include <string.h>

#define SECONDS_A_DAY INT64_C(86400)

static bool is_same(const struct state *former, const struct verdict *verdict,
		    int64_t last_change)
{
	return !former->compliant && former->last_change == last_change &&
	       strcmp(former->rules, verdict->rules) == 0 &&
	       strcmp(former->profile, verdict->profile) == 0;
}

struct state grace_go_on(const struct state *former, const struct verdict *verdict,
			 int64_t last_change, int64_t now)
{
	struct state state = {
		.judged = now,
		.reasons = verdict->reasons,
		.first_bad = now,
		.last_change = last_change,
	};
	memcpy(state.profile, verdict->profile, sizeof state.profile);
	memcpy(state.rules, verdict->rules, sizeof state.rules);
	if (!former || !is_same(former, verdict, last_change))
		return state;
	/* a clock that was set back must not lengthen grace */
	state.first_bad = former->first_bad < now ? former->first_bad : now;
	state.warned = former->warned;
	state.demanded = former->demanded;
	return state;
}

static int64_t seconds_left(const struct state *state, const struct setting *setting,
			    int64_t now)
{
	return state->first_bad + (int64_t)setting->grace * SECONDS_A_DAY - now;
}

bool grace_is_over(const struct state *state, const struct setting *setting, int64_t now)
{
	return seconds_left(state, setting, now) <= 0 &&
	       state->warned >= setting->grace_logins;
}

unsigned grace_days_left(const struct state *state, const struct setting *setting,
			 int64_t now)
{
	int64_t left = seconds_left(state, setting, now);
	return left > 0 ? (unsigned)((left + SECONDS_A_DAY - 1) / SECONDS_A_DAY) : 0;
}
