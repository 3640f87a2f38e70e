/* SPDX-License-Identifier: MIT */
/*
 * The arithmetic of status: the state of grace, what is counted, and which figures stay
 * hidden. A figure about weak passwords of fewer than five people could point at persons,
 * and so could one from which it follows by subtraction: compliant and not compliant add
 * up to a known sum, and so do grace that runs and grace that is over. Both of such a pair
 * are hidden then. Administrators' figures are shown: their review names each of them.
 */
#include "cli/status/status.h"

#include "store/record/grace.h"
#include "store/system/options.h"

#include <string.h>

const struct status_group status_groups[REASON_GROUPS] = {
	[REASON_GROUP_LENGTH] = { "length", "too short or too long" },
	[REASON_GROUP_CHARACTERS] = { "characters", "characters missing or not allowed" },
	[REASON_GROUP_GUESSABLE] = { "guessable", "easy to guess" },
	[REASON_GROUP_PERSONAL] = { "personal", "about the person or the school" },
	[REASON_GROUP_FORBIDDEN] = { "forbidden", "forbidden or printed in the policy" },
	[REASON_GROUP_USED] = { "used", "used before or for another account" },
	[REASON_GROUP_AGE] = { "age", "too old" },
};

int status_rules(const struct pwp_policy *policy, const char *profile,
		 struct status_rules *ret_rules)
{
	struct options options = { .policy = policy, .profile = profile };
	struct status_rules rules = {
		.enforced =
			options_choice(&options, "login_mode") == PWP_LOGIN_MODE_ENFORCE,
		.grace_days = options_days(&options, "grace"),
		.grace_logins = options_number(&options, "grace_logins"),
	};
	int error = options.error ? options.error
				  : fingerprint_of(policy, profile, rules.rules);

	if (!error)
		*ret_rules = rules;
	return error;
}

bool status_is_present(const struct status_rules *rules, const struct state *state)
{
	return strcmp(rules->rules, state->rules) == 0;
}

enum status_grace status_grace(const struct status_rules *rules,
			       const struct state *state, int64_t now)
{
	if (state->compliant || !rules->enforced || !status_is_present(rules, state))
		return STATUS_NO_GRACE;
	return grace_is_over(state, rules->grace_days, rules->grace_logins, now)
		       ? STATUS_GRACE_OVER
		       : STATUS_GRACE_RUNS;
}

static void add_bad(struct status_tally *tally, const struct state *state, int64_t now)
{
	enum status_grace grace = status_grace(&tally->rules, state, now);

	tally->counts[STATUS_NOT_COMPLIANT]++;
	for (enum reason_group group = 0; group < REASON_GROUPS; group++)
		if (state->reasons & reason_set_of_group(group))
			tally->counts[STATUS_GROUP_FIRST + group]++;
	tally->counts[STATUS_RUNS] += grace == STATUS_GRACE_RUNS;
	tally->counts[STATUS_OVER] += grace == STATUS_GRACE_OVER;
}

void status_add(struct status_tally *tally, const struct state *state, bool corrupt,
		int64_t now)
{
	tally->counts[STATUS_PEOPLE]++;
	if (corrupt)
		tally->counts[STATUS_UNREADABLE]++;
	else if (!state)
		tally->counts[STATUS_NEVER_SEEN]++;
	else if (!status_is_present(&tally->rules, state))
		tally->counts[STATUS_OTHER_RULES]++;
	else if (state->compliant)
		tally->counts[STATUS_COMPLIANT]++;
	else
		add_bad(tally, state, now);
}

static bool is_few(size_t count)
{
	return count > 0 && count < STATUS_FEWEST;
}

void status_hide(struct status_tally *tally)
{
	const size_t *counts = tally->counts;
	bool *hidden = tally->hidden;
	bool all = is_few(counts[STATUS_NOT_COMPLIANT]);
	bool grace = all || is_few(counts[STATUS_RUNS]) || is_few(counts[STATUS_OVER]);

	if (tally->is_admin)
		return;
	hidden[STATUS_COMPLIANT] = hidden[STATUS_NOT_COMPLIANT] = all;
	for (size_t i = STATUS_GROUP_FIRST; i <= STATUS_GROUP_LAST; i++)
		hidden[i] = all || is_few(counts[i]);
	hidden[STATUS_RUNS] = hidden[STATUS_OVER] = grace;
}
