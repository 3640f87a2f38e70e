/* SPDX-License-Identifier: MIT */
/*
 * A review must not overlook anybody, and no source is complete: a directory often does not
 * list its accounts, a group's list lacks those whose primary group it is, and a group that
 * sudoers names may not be in the policy. So the candidates are the union of all lists; then
 * each one is judged by name, id and all groups.
 */
#include "cli/account/admin_sources.h"

#include "base/parse_num.h"
#include "base/str.h"
#include "cli/account/accounts.h"
#include "store/system/options.h"

#include <errno.h>
#include <grp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a "#1000" of sudoers; false for a name. */
static bool is_number(const char *name, uint64_t *ret_number)
{
	return name[0] == '#' &&
	       parse_num(str_from_c(name + 1), 0, UINT32_MAX - 1, ret_number) == 0;
}

static const struct group *look_up(const char *group)
{
	uint64_t gid = 0;

	errno = 0;
	return is_number(group, &gid) ? getgrgid((gid_t)gid) : getgrnam(group);
}

static bool add_members(struct string_list *members, const struct group *group)
{
	for (char **member = group->gr_mem; member && *member; member++)
		if (!string_list_add(members, *member))
			return false;
	return true;
}

static bool note_group(struct admin_sources *sources, const char *name)
{
	sources->failed = true;
	return string_list_format(&sources->gaps,
				  "the group %s could not be looked up: its members "
				  "may be missing",
				  name);
}

static bool add_group(struct admin_sources *sources, const char *name, bool from_sudoers)
{
	const struct group *group = look_up(name);
	struct admin_group grant = { .from_sudoers = from_sudoers };

	if (!group)
		return accounts_is_not_found(errno) || note_group(sources, name);
	grant.name = strdup(group->gr_name);
	struct admin_group *groups =
		reallocarray(sources->groups, sources->n_groups + 1, sizeof(*groups));
	if (groups)
		sources->groups = groups;
	if (!grant.name || !groups || !add_members(&grant.members, group)) {
		free(grant.name);
		string_list_done(&grant.members);
		return false;
	}
	sources->groups[sources->n_groups++] = grant;
	return true;
}

static bool has_profile(const struct pwp_policy *policy)
{
	const char *name;

	for (size_t i = 0; (name = pwp_policy_profile(policy, i)) != NULL; i++)
		if (strcmp(name, ADMIN_PROFILE) == 0)
			return true;
	return false;
}

static bool add_policy(struct admin_sources *sources, const struct pwp_policy *policy)
{
	struct options options = { .policy = policy, .profile = ADMIN_PROFILE };
	const char *name;
	bool ok = true;

	sources->has_profile = has_profile(policy);
	if (!sources->has_profile)
		return string_list_add(&sources->notes,
				       "the policy has no profile admin: only uid 0 and "
				       "sudoers were searched");
	for (size_t i = 0; ok && (name = options_item(&options, "users", i)) != NULL; i++)
		ok = string_list_add(&sources->users, name);
	for (size_t i = 0; ok && (name = options_item(&options, "groups", i)) != NULL;
	     i++)
		ok = add_group(sources, name, false);
	return ok;
}

/* A number without an account is listed as it is. */
static bool add_sudoers_user(struct admin_sources *sources, const char *name)
{
	uint64_t uid = 0;

	if (!is_number(name, &uid))
		return string_list_add_once(&sources->sudoers_users, name);
	int error = accounts_add_name((int64_t)uid, &sources->sudoers_users);
	if (error == PWP_ERR_NOMEM)
		return false;
	return !error || string_list_add_once(&sources->sudoers_users, name);
}

bool admin_sources_find(const struct pwp_policy *policy, const struct sudoers *sudoers,
			struct admin_sources *sources)
{
	if (!add_policy(sources, policy))
		return false;
	for (size_t i = 0; i < sudoers->groups.count; i++)
		if (!add_group(sources, sudoers->groups.items[i], true))
			return false;
	for (size_t i = 0; i < sudoers->users.count; i++)
		if (!add_sudoers_user(sources, sudoers->users.items[i]))
			return false;
	return true;
}

static bool add_all(struct string_list *to, const struct string_list *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (!string_list_add(to, from->items[i]))
			return false;
	return true;
}

static bool add_accounts(struct admin_sources *sources, struct string_list *candidates)
{
	int error = accounts_list(candidates);

	sources->failed |= error != 0;
	if (error == PWP_ERR_FILE)
		return string_list_add(&sources->gaps,
				       "the list of accounts could not be read to "
				       "its end: administrators may be missing");
	return error == 0;
}

bool admin_sources_candidates(struct admin_sources *sources,
			      struct string_list *candidates)
{
	bool ok = add_accounts(sources, candidates) &&
		  add_all(candidates, &sources->users) &&
		  add_all(candidates, &sources->sudoers_users);

	for (size_t i = 0; ok && i < sources->n_groups; i++)
		ok = add_all(candidates, &sources->groups[i].members);
	if (ok)
		string_list_sort(candidates);
	return ok;
}

static bool has_group(const struct account *account, const char *group)
{
	for (size_t i = 0; i < account->n_groups; i++)
		if (str_eq_no_case(str_from_c(account->groups[i]), str_from_c(group)))
			return true;
	return false;
}

static bool is_member(const struct admin_group *grant, const char *user,
		      const struct subject *subject)
{
	return string_list_has(&grant->members, user) ||
	       has_group(&subject->account, grant->name);
}

static bool add_why_of_group(const struct admin_group *grant, struct string_list *why)
{
	char *text = NULL;

	if (asprintf(&text, grant->from_sudoers ? "sudoers %%%s" : "group %s",
		     grant->name) < 0)
		return false;
	bool ok = string_list_add_once(why, text);
	free(text);
	return ok;
}

bool admin_sources_reasons(const struct admin_sources *sources, const char *user,
			   const struct subject *subject, const char *selected,
			   struct string_list *why)
{
	bool in_profile = selected && strcmp(selected, ADMIN_PROFILE) == 0;
	bool ok = true;

	if (subject->found && subject->account.uid == 0)
		ok = string_list_add(why, "uid 0");
	for (size_t i = 0; ok && i < sources->n_groups; i++)
		if (is_member(&sources->groups[i], user, subject))
			ok = add_why_of_group(&sources->groups[i], why);
	if (ok && string_list_has(&sources->sudoers_users, user))
		ok = string_list_add(why, "sudoers");
	if (ok &&
	    (string_list_has(&sources->users, user) || (in_profile && why->count == 0)))
		ok = string_list_add(why, "profile admin");
	return ok;
}

void admin_sources_done(struct admin_sources *sources)
{
	for (size_t i = 0; i < sources->n_groups; i++) {
		free(sources->groups[i].name);
		string_list_done(&sources->groups[i].members);
	}
	free(sources->groups);
	string_list_done(&sources->users);
	string_list_done(&sources->sudoers_users);
	string_list_done(&sources->notes);
	string_list_done(&sources->gaps);
	*sources = (struct admin_sources){ 0 };
}
