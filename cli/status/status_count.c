/* SPDX-License-Identifier: MIT */
/*
 * The arithmetic of status: how grace stands, what is counted, and which figures stay
 * hidden. A figure about weak passwords of fewer than five people could point at persons,
 * and so could one from which it follows by subtraction: compliant and not compliant add
 * up to a known sum, and so do grace that runs and grace that is over. Both of such a pair
 * are hidden then. Administrators' figures are shown: their review names each of them.
 */
#include "cli/status/status.h"

#include "store/record/grace.h"
#include "store/system/options.h"

#include <string.h>

#define REASON(number) (UINT64_C(1) << (number))
/* The numbers from `first` to `last`. */
#define REASONS(first, last) (REASON((last) + 1) - REASON(first))

/* The numbers stand in docs/reasons.md. */
const struct status_group status_groups[STATUS_GROUPS] = {
	{ "length", "too short or too long", REASONS(1, 2) },
	{ "characters", "characters missing or not allowed", REASONS(3, 10) },
	{ "guessable", "easy to guess", REASONS(11, 16) },
	{ "personal", "about the person or the school",
	  REASONS(17, 21) | REASONS(26, 27) },
	{ "forbidden", "forbidden or printed in the policy", REASONS(22, 23) },
	{ "used", "used before or for another account",
	  REASONS(24, 25) | REASONS(28, 29) },
	{ "age", "too old", REASON(30) },
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
	for (unsigned i = 0; i < STATUS_GROUPS; i++)
		if (state->reasons & status_groups[i].reasons)
			tally->counts[STATUS_GROUP_FIRST + i]++;
	tally->counts[STATUS_RUNS] += grace == STATUS_GRACE_RUNS;
	tally->counts[STATUS_OVER] += grace == STATUS_GRACE_OVER;
}

void status_add(struct status_tally *tally, const struct state *state, bool spoilt,
		int64_t now)
{
	tally->counts[STATUS_PEOPLE]++;
	if (spoilt)
		tally->counts[STATUS_SPOILT]++;
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
