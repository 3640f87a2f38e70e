/* SPDX-License-Identifier: MIT */
/*
 * Groups that the policy names and that this machine does not know, or that have nobody in them
 * where somebody must be. The groups of the built-in policies are those of several systems, so
 * that one of them is missing says nothing.
 */
#include "base/group_name.h"
#include "cli/account/group_lookup.h"
#include "cli/doctor/doctor.h"
#include "cli/doctor/local_group.h"

#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct finding_kind group_unknown = {
	"group_unknown",
	FINDING_WARNING,
	"Make the group, or correct its name in the policy; 'getent group NAME' shows "
	"whether the machine knows it.",
};
static const struct finding_kind group_of_domain = {
	"group_of_domain",
	FINDING_WARNING,
	"Write 'group_domains = DOMAIN' at the top of the policy: what the machine puts "
	"before the backslash, or after the last @.",
};
static const struct finding_kind group_empty = {
	"group_empty",
	FINDING_WARNING,
	"Put the account for emergencies into it: 'usermod -aG GROUP USER'.",
};

/* What the checks of one machine share. */
struct groups {
	struct doctor *doctor;
	struct string_list with_domain; /* names, also a few without one */
};

struct group_facts {
	bool known, local, has_members;
};

static struct group_facts find_group(const struct doctor *doctor,
				     const struct options *options, const char *name)
{
	struct local_group group;
	bool local = local_group_find(doctor->places->group,
				      doctor->places->stores->passwd, name, &group);

	return (struct group_facts){
		.known = local || group_lookup_knows(options->policy, name),
		.local = local,
		.has_members = *group.member,
	};
}

/* Whether a built-in policy names it too. */
static bool is_built_in(const char *group)
{
	const char *name;
	bool found = false;

	for (size_t i = 0; !found && (name = pwp_policy_shipped(i)) != NULL; i++) {
		struct pwp_policy *policy = NULL;
		const char *profile;

		if (pwp_policy_new(name, &policy) != 0)
			continue;
		for (size_t j = 0; (profile = pwp_policy_profile(policy, j)) != NULL;
		     j++) {
			struct options options = { .policy = policy, .profile = profile };
			found |= options_lists(&options, "groups", group);
		}
		policy = pwp_policy_free(policy);
	}
	return found;
}

/* Whether a group's name is the listed one with a domain that the policy does not allow. */
static bool is_of_other_domain(const struct options *options, const char *name,
			       const char *group)
{
	struct options common = { .policy = options->policy };
	struct str domain, bare;
	const char *item;

	if (!group_name_split(str_from_c(name), &domain, &bare) ||
	    !str_eq_no_case(bare, str_from_c(group)))
		return false;
	for (size_t i = 0; (item = options_item(&common, "group_domains", i)) != NULL;
	     i++)
		if (group_name_is_domain(str_from_c(item), domain))
			return false;
	return true;
}

/* The name by which the machine knows the group; NULL: it lists no such one. */
static const char *find_with_domain(const struct groups *groups,
				    const struct options *options, const char *group)
{
	for (size_t i = 0; i < groups->with_domain.count; i++)
		if (is_of_other_domain(options, groups->with_domain.items[i], group))
			return groups->with_domain.items[i];
	return NULL;
}

/* `expected`: it is no group that only other systems have. */
static void report_unknown(const struct groups *groups, const struct options *options,
			   const char *option, const char *group, bool expected)
{
	const char *name = find_with_domain(groups, options, group);

	if (name)
		findings_add_for_profile(
			groups->doctor->findings, &group_of_domain, options->profile,
			"%s lists the group %s, but this machine knows it as %s, which "
			"is another group to the policy.",
			option, group, name);
	else if (expected)
		findings_add_for_profile(
			groups->doctor->findings, &group_unknown, options->profile,
			"This machine knows no group %s, which is listed in %s.", group,
			option);
}

static void check_list(const struct groups *groups, struct options *options,
		       const char *option, bool needs_members)
{
	const char *group;

	for (size_t i = 0; (group = options_item(options, option, i)) != NULL; i++) {
		const struct group_facts facts =
			find_group(groups->doctor, options, group);

		if (!facts.known)
			report_unknown(groups, options, option, group,
				       needs_members || !is_built_in(group));
		else if (facts.local && !facts.has_members && needs_members)
			findings_add_for_profile(
				groups->doctor->findings, &group_empty, options->profile,
				"Nobody is in the group %s, which is listed in %s: in an "
				"emergency nobody is exempt.",
				group, option);
	}
}

/* Of the machine's own file too, for the local groups need not be listed by name services. */
static bool list_groups(struct groups *groups)
{
	FILE *file = fopen(groups->doctor->places->group, "re");
	const struct group *entry;
	bool ok = group_lookup_with_domain(&groups->with_domain);

	while (ok && file && (entry = fgetgrent(file)) != NULL)
		ok = string_list_add(&groups->with_domain, entry->gr_name);
	if (file)
		(void)fclose(file);
	return ok;
}

void doctor_check_groups(struct doctor *doctor)
{
	struct groups groups = { .doctor = doctor };
	const char *profile;
	bool listed = list_groups(&groups);

	for (size_t i = 0; listed && (profile = doctor_profile(doctor, i)) != NULL; i++) {
		struct options options = doctor_options(doctor, profile);

		check_list(&groups, &options, "groups", false);
		check_list(&groups, &options, "break_glass_groups", true);
	}
	string_list_done(&groups.with_domain);
}
