/* SPDX-License-Identifier: MIT */
/*
 * Grace is counted in days, and in logins with a warning, so that nobody returns from the
 * holidays to a demand without a warning before it. Failed demands are counted for a day: a
 * machine that cannot change passwords lets people in, and a person who declines is asked
 * again the next day.
 */
#include "store/record/grace.h"

#include "store/system/calendar.h"

#include <string.h>

static bool is_same(const struct state *former, const struct state *found)
{
	return !former->compliant && former->last_change == found->last_change &&
	       strcmp(former->rules, found->rules) == 0 &&
	       strcmp(former->profile, found->profile) == 0;
}

struct state grace_continue(const struct state *former, const struct state *found)
{
	struct state state = *found;

	state.compliant = false;
	state.first_bad = found->judged;
	state.warned = 0;
	state.demanded = 0;
	if (!former || !is_same(former, found))
		return state;
	/* a clock that was set back must not extend grace */
	if (former->first_bad < found->judged)
		state.first_bad = former->first_bad;
	state.warned = former->warned;
	if (former->judged / CALENDAR_DAY == found->judged / CALENDAR_DAY)
		state.demanded = former->demanded;
	return state;
}

static int64_t seconds_left(const struct state *state, unsigned days, int64_t now)
{
	return state->first_bad + (int64_t)days * CALENDAR_DAY - now;
}

bool grace_is_over(const struct state *state, unsigned days, unsigned logins, int64_t now)
{
	return seconds_left(state, days, now) <= 0 && state->warned >= logins;
}

unsigned grace_days_left(const struct state *state, unsigned days, int64_t now)
{
	int64_t left = seconds_left(state, days, now);

	return left > 0 ? (unsigned)((left + CALENDAR_DAY - 1) / CALENDAR_DAY) : 0;
}
