/* SPDX-License-Identifier: MIT */
/*
 * A review must not overlook anybody, and no single source knows all: a directory often
 * does not list its accounts, a group's list lacks those whose primary group it is, and a
 * group that sudoers names may be none of the policy's. So the candidates are the union of
 * every list there is; then each one is judged by name, id and all groups.
 */
#include "cli/review/admin_sources.h"

#include "cli/account/accounts.h"
#include "store/system/names.h"

#include <errno.h>
#include <grp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a "#1000" of sudoers; false for a name. */
static bool is_number(const char *name, unsigned long *ret_number)
{
	char *end = NULL;

	if (name[0] != '#')
		return false;
	errno = 0;
	*ret_number = strtoul(name + 1, &end, 10);
	return errno == 0 && end != name + 1 && !*end && *ret_number < UINT32_MAX;
}

static const struct group *look_up(const char *group)
{
	unsigned long gid = 0;

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

static bool add_group(struct roles *roles, const char *name, bool from_sudoers)
{
	const struct group *group = look_up(name);
	struct role role = { .from_sudoers = from_sudoers };

	if (!group)
		return accounts_is_absence(errno) ||
		       string_list_format(
			       &roles->notes,
			       "the group %s could not be looked up: its members "
			       "may be missing",
			       name);
	role.group = strdup(group->gr_name);
	struct role *groups =
		reallocarray(roles->groups, roles->n_groups + 1, sizeof(*groups));
	if (groups)
		roles->groups = groups;
	if (!role.group || !groups || !add_members(&role.members, group)) {
		free(role.group);
		string_list_done(&role.members);
		return false;
	}
	roles->groups[roles->n_groups++] = role;
	return true;
}

static bool add_groups(struct roles *roles, const struct string_list *names,
		       bool from_sudoers)
{
	for (size_t i = 0; i < names->count; i++)
		if (!add_group(roles, names->items[i], from_sudoers))
			return false;
	return true;
}

/* Splits a list option of the profile. False when there is no memory. */
static bool read_list(const struct pwp_policy *policy, const char *option,
		      struct string_list *list)
{
	char *value = malloc(PWP_VALUE_SIZE);
	bool ok = value &&
		  pwp_policy_get(policy, ADMIN_PROFILE, option, value, PWP_VALUE_SIZE) ==
			  0 &&
		  string_list_split(list, value);

	free(value);
	return ok;
}

static bool has_profile(const struct pwp_policy *policy)
{
	const char *name;

	for (size_t i = 0; (name = pwp_policy_profile(policy, i)) != NULL; i++)
		if (strcmp(name, ADMIN_PROFILE) == 0)
			return true;
	return false;
}

static bool add_policy(struct roles *roles, const struct pwp_policy *policy)
{
	struct string_list groups = { 0 };

	roles->has_profile = has_profile(policy);
	if (!roles->has_profile)
		return string_list_add(&roles->notes,
				       "the policy has no profile admin: only uid 0 and "
				       "sudoers were looked at");
	bool ok = read_list(policy, "users", &roles->users) &&
		  read_list(policy, "groups", &groups) &&
		  add_groups(roles, &groups, false);
	string_list_done(&groups);
	return ok;
}

/* A number without an account stays as it is and is listed so. */
static bool add_sudoers_user(struct roles *roles, const char *name)
{
	unsigned long uid = 0;

	if (!is_number(name, &uid))
		return string_list_add_once(&roles->sudoers_users, name);
	int error = accounts_add_uid((int64_t)uid, &roles->sudoers_users);
	if (error == PWP_ERR_NOMEM)
		return false;
	return !error || string_list_add_once(&roles->sudoers_users, name);
}

bool roles_find(const struct pwp_policy *policy, const struct sudoers *sudoers,
		struct roles *roles)
{
	if (!add_policy(roles, policy) || !add_groups(roles, &sudoers->groups, true))
		return false;
	for (size_t i = 0; i < sudoers->users.count; i++)
		if (!add_sudoers_user(roles, sudoers->users.items[i]))
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

static bool add_accounts(struct roles *roles, struct string_list *candidates)
{
	int error = accounts_list(candidates);

	if (error == PWP_ERR_FILE)
		return string_list_add(&roles->notes,
				       "the list of accounts could not be read to "
				       "its end: administrators may be missing");
	return error == 0;
}

bool roles_candidates(struct roles *roles, struct string_list *candidates)
{
	bool ok = add_accounts(roles, candidates) && add_all(candidates, &roles->users) &&
		  add_all(candidates, &roles->sudoers_users);

	for (size_t i = 0; ok && i < roles->n_groups; i++)
		ok = add_all(candidates, &roles->groups[i].members);
	if (ok)
		string_list_sort(candidates);
	return ok;
}

static bool is_member(const struct role *role, const char *user,
		      const struct person *person)
{
	return string_list_has(&role->members, user) ||
	       names_hold_group(role->group, &person->account);
}

static bool add_why_of_group(const struct role *role, struct string_list *why)
{
	char *text = NULL;

	if (asprintf(&text, role->from_sudoers ? "sudoers %%%s" : "group %s",
		     role->group) < 0)
		return false;
	bool ok = string_list_add_once(why, text);
	free(text);
	return ok;
}

bool roles_why(const struct roles *roles, const char *user, const struct person *person,
	       const char *selected, struct string_list *why)
{
	bool in_profile = selected && strcmp(selected, ADMIN_PROFILE) == 0;
	bool ok = true;

	if (person->found && person->account.uid == 0)
		ok = string_list_add(why, "uid 0");
	for (size_t i = 0; ok && i < roles->n_groups; i++)
		if (is_member(&roles->groups[i], user, person))
			ok = add_why_of_group(&roles->groups[i], why);
	if (ok && string_list_has(&roles->sudoers_users, user))
		ok = string_list_add(why, "sudoers");
	if (ok &&
	    (string_list_has(&roles->users, user) || (in_profile && why->count == 0)))
		ok = string_list_add(why, "profile admin");
	return ok;
}

void roles_done(struct roles *roles)
{
	for (size_t i = 0; i < roles->n_groups; i++) {
		free(roles->groups[i].group);
		string_list_done(&roles->groups[i].members);
	}
	free(roles->groups);
	string_list_done(&roles->users);
	string_list_done(&roles->sudoers_users);
	string_list_done(&roles->notes);
	*roles = (struct roles){ 0 };
}
