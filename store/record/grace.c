/* SPDX-License-Identifier: MIT */
/*
 * Grace is counted in days from the first warning, and in logins with a warning, so that nobody
 * returns from the holidays to a demand without a warning before it. Each reason has its own:
 * rules that change give time to those whom the change concerns, and to nobody else.
 *
 * Reasons are remembered while the password is the same, also through a login that has others or
 * none: two services may ask for different things. After a fortnight without any they are
 * forgotten.
 *
 * A clock that is far from right must end nobody's grace. Between two logins that seem to be very
 * long apart it was wrong at one of them, or the person was away; then grace begins again. A
 * smaller jump ahead cannot be told from holidays.
 */
#include "store/record/grace.h"

#include "store/system/calendar.h"

#include <string.h>

#define FAR (100 * (int64_t)CALENDAR_DAY) /* longer than any holidays */
#define FORTNIGHT (14 * (int64_t)CALENDAR_DAY)

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static bool is_same(const struct state *former, const struct state *found)
{
	return former->last_change == found->last_change &&
	       distance(former->judged, found->judged) <= FAR;
}

static void remember(struct state *state, const struct state *former)
{
	state->remembered = former->remembered;
	memcpy(state->grace, former->grace, sizeof(state->grace));
	state->last_bad = former->last_bad;
	state->last_change = former->last_change;
}

static struct state comply(const struct state *former, const struct state *found)
{
	struct state state = *found;

	if (former && former->remembered &&
	    distance(former->last_bad, found->judged) <= FORTNIGHT)
		remember(&state, former);
	return state;
}

static struct state violate(const struct state *former, const struct state *found)
{
	struct state state = *found;

	if (former && is_same(former, found)) {
		remember(&state, former);
		state.demanded = former->demanded;
		if (former->judged / CALENDAR_DAY == found->judged / CALENDAR_DAY)
			state.unstored = former->unstored;
	}
	state.last_bad = found->judged;
	for (unsigned number = 1; number < STATE_REASONS; number++)
		if (reason_set_has(found->reasons, number) &&
		    state.grace[number].warned == 0)
			state.grace[number].since = found->judged;
	state.remembered |= found->reasons;
	return state;
}

struct state grace_continue(const struct state *former, const struct state *found)
{
	return found->compliant ? comply(former, found) : violate(former, found);
}

void grace_warn(struct state *state)
{
	for (unsigned number = 1; number < STATE_REASONS; number++)
		if (reason_set_has(state->reasons, number) &&
		    state->grace[number].warned < UINT32_MAX)
			state->grace[number].warned++;
}

static int64_t seconds_left(const struct reason_grace *grace, unsigned days, int64_t now)
{
	return grace->since + (int64_t)days * CALENDAR_DAY - now;
}

bool grace_is_over(const struct state *state, unsigned days, unsigned logins, int64_t now)
{
	for (unsigned number = 1; number < STATE_REASONS; number++) {
		const struct reason_grace *grace = &state->grace[number];

		if (reason_set_has(state->reasons, number) && grace->warned >= logins &&
		    seconds_left(grace, days, now) <= 0)
			return true;
	}
	return false;
}

struct reason_grace grace_longest(const struct state *state)
{
	struct reason_grace longest = { .since = 0 };
	bool found = false;

	for (unsigned number = 1; number < STATE_REASONS; number++) {
		if (!reason_set_has(state->reasons, number) ||
		    (found && state->grace[number].since >= longest.since))
			continue;
		longest = state->grace[number];
		found = true;
	}
	return longest;
}

unsigned grace_days_left(const struct state *state, unsigned days, int64_t now)
{
	struct reason_grace longest = grace_longest(state);
	int64_t left = state->reasons ? seconds_left(&longest, days, now) : 0;

	if (left > (int64_t)days * CALENDAR_DAY) /* the first warning had a fast clock */
		return days;
	return left > 0 ? (unsigned)((left + CALENDAR_DAY - 1) / CALENDAR_DAY) : 0;
}
