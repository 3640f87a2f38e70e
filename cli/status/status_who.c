/* SPDX-License-Identifier: MIT */
/*
 * Who would be met by login_mode = enforce: for root, who has to know before it is switched
 * on. Never how strong a password is, nor which part of it breaks a rule.
 */
#include "cli/status/status.h"

#include "cli/common/command.h"
#include "cli/common/output.h"
#include "cli/account/kept_load.h"
#include "store/record/grace.h"
#include "store/system/host.h"
#include "store/system/options.h"
#include "store/system/shadow.h"
#include "store/system/subject.h"

#include <stdlib.h>
#include <string.h>

static int find_facts(const struct places *places, const struct pwp_policy *policy,
		      const char *profile, const struct account *account,
		      struct status_facts *facts)
{
	struct options options = { .policy = policy, .profile = profile };
	struct shadow shadow = { .last_change = -1 };
	int error = status_rules(policy, profile, &facts->rules);

	if (!error)
		error = account_is_local(places->passwd, account->user, &facts->local);
	if (!error && facts->local)
		error = shadow_find(places, account->user, &shadow);
	int64_t age = host_today() - shadow.last_change;
	facts->break_glass =
		options_matching_group(&options, "break_glass_groups", account) != NULL;
	facts->by_shadow =
		options_choice(&options, "force_backend") == PWP_FORCE_BACKEND_SHADOW;
	facts->locked = !shadow.found || !shadow.has_password || shadow.locked;
	facts->too_new = shadow.last_change > 0 && age >= 0 && age < shadow.min_days;
	return error ? error : options.error;
}

static void count_grace(const struct status_facts *facts, struct status_person *person)
{
	const struct status_rules *rules = &facts->rules;
	const struct state *state = &facts->state;
	uint32_t warned = grace_longest(state).warned;

	if (person->fate == STATUS_GRACE) {
		person->days = grace_days_left(state, rules->grace_days, host_now());
		person->logins =
			warned < rules->grace_logins ? rules->grace_logins - warned : 0;
	}
}

static int add(struct status_who *who, const struct status_person *person,
	       const char *user)
{
	if (who->count == who->room) {
		size_t room = who->room ? 2 * who->room : 64;
		struct status_person *people =
			reallocarray(who->people, room, sizeof(*people));

		if (!people)
			return PWP_ERR_NOMEM;
		who->people = people;
		who->room = room;
	}
	who->people[who->count] = *person;
	who->people[who->count].user = strdup(user);
	return who->people[who->count++].user ? 0 : PWP_ERR_NOMEM;
}

static int add_subject(const struct places *places, const struct pwp_policy *policy,
		       const struct subject *subject, struct status_who *who)
{
	struct status_facts facts = { .local = false };
	struct status_person person = { .user = NULL };
	enum pwp_profile_source source;
	int error = subject_select(subject, policy, &person.profile, &source);

	if (error)
		return error;
	int unread = kept_load_state(places, &subject->account, &facts.state);
	if (unread == PWP_ERR_NOMEM)
		return unread;
	who->never_judged += unread == PWP_ERR_UNKNOWN;
	who->unreadable += unread && unread != PWP_ERR_UNKNOWN;
	if (unread || facts.state.compliant)
		return 0;
	error = find_facts(places, policy, person.profile, &subject->account, &facts);
	if (error)
		return error;
	person.state = facts.state;
	person.present = status_is_present(&facts.rules, &facts.state);
	person.fate = status_fate(&facts, host_now());
	count_grace(&facts, &person);
	return add(who, &person, subject->account.user);
}

/* Returns 0, or the error of a look-up. */
static int add_user(const struct places *places, const struct pwp_policy *policy,
		    const char *user, struct status_who *who)
{
	struct subject subject = SUBJECT_INIT;
	int error = subject_find(user, &subject);

	if (!error && subject.found)
		error = add_subject(places, policy, &subject, who);
	subject_done(&subject);
	return error;
}

/* False: it has reported what failed; all others are there. */
static bool find_all(const struct places *places, const struct pwp_policy *policy,
		     struct status_who *who)
{
	struct string_list users = { 0 }, without_account = { 0 };
	int error = status_find_people(places, &users, &without_account);
	bool complete = true;

	for (size_t i = 0; !error && i < users.count; i++) {
		int missed = add_user(places, policy, users.items[i], who);

		if (missed)
			output_error("%s: left out: %s", users.items[i],
				     pwp_strerror(missed));
		complete = complete && !missed;
	}
	string_list_done(&users);
	string_list_done(&without_account);
	if (error)
		output_error("%s", pwp_strerror(error));
	return !error && complete;
}

int status_of_who(const struct places *places, const struct pwp_policy *policy,
		  enum status_form form)
{
	struct status_who who = { .count = 0 };
	bool ok = status_record_query(places, -1, "listed");

	if (ok) {
		ok = find_all(places, policy, &who);
		ok = status_who_print(&who, form) && ok;
	}
	for (size_t i = 0; i < who.count; i++)
		free(who.people[i].user);
	free(who.people);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}
