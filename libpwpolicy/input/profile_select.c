/* SPDX-License-Identifier: MIT */
/*
 * Which profile a person gets: the first in file order that names the user, one of the
 * groups or the user id; else the default. Names are compared without regard to the case
 * of ASCII letters, because directories hand out the same account as "Adm-Khan" and
 * "adm-khan", and the difference must not cost an administrator the strict rules.
 */
#include "base/group_name.h"
#include "base/sized.h"
#include "input/profile.h"

static bool lists(struct string_array list, struct str name)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq_no_case(list.items[i], name))
			return true;
	return false;
}

static bool is_domain(struct string_array domains, struct str domain)
{
	for (size_t i = 0; i < domains.count; i++)
		if (group_name_is_domain(domains.items[i], domain))
			return true;
	return false;
}

static bool lists_group(struct string_array list, struct string_array domains,
			struct str group)
{
	struct str domain, bare;

	return lists(list, group) || (group_name_split(group, &domain, &bare) &&
				      lists(list, bare) && is_domain(domains, domain));
}

static bool lists_any_group(struct string_array list, struct string_array domains,
			    const struct pwp_person *person)
{
	for (size_t i = 0; list.count > 0 && i < person->n_groups; i++)
		if (person->groups[i] &&
		    lists_group(list, domains, str_from_c(person->groups[i])))
			return true;
	return false;
}

static bool lists_uid(const struct value *value, int64_t uid)
{
	for (size_t i = 0; i < value->n_uids; i++)
		if (uid >= value->uids[i].first && uid <= value->uids[i].last)
			return true;
	return false;
}

static enum pwp_profile_source match(const struct pwp_policy *policy,
				     const struct profile *profile,
				     const struct pwp_person *person)
{
	const struct value *values = profile->own.values;
	struct string_array domains = policy->common.values[OPTION_GROUP_DOMAINS].list;

	if (person->user && lists(values[OPTION_USERS].list, str_from_c(person->user)))
		return PWP_PROFILE_SOURCE_USER;
	if (lists_any_group(values[OPTION_GROUPS].list, domains, person))
		return PWP_PROFILE_SOURCE_GROUP;
	if (lists_uid(&values[OPTION_UIDS], person->uid))
		return PWP_PROFILE_SOURCE_UID;
	return PWP_PROFILE_SOURCE_DEFAULT;
}

int pwp_policy_select(const struct pwp_policy *policy, const struct pwp_person *person,
		      const char **ret_profile, enum pwp_profile_source *ret_source)
{
	struct pwp_person own;

	if (!policy || !ret_profile || !ret_source ||
	    sized_read(person, SIZED_UP_TO(struct pwp_person, groups_unknown), &own,
		       sizeof(own)) != 0 ||
	    (!own.groups && own.n_groups > 0))
		return PWP_ERR_ARGUMENT;
	size_t last = policy->n_profiles - 1;
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
	bool unknown = false; /* a profile that was passed over might take the person */
	size_t i = 0;
	while (i < last) {
		const struct profile *profile = policy->profiles[i];
		source = match(policy, profile, &own);
		if (source != PWP_PROFILE_SOURCE_DEFAULT)
			break;
		unknown = unknown || (own.groups_unknown &&
				      profile->own.values[OPTION_GROUPS].list.count > 0);
		i++;
	}
	*ret_profile = policy->profiles[i]->name;
	*ret_source = unknown ? PWP_PROFILE_SOURCE_GROUPS_UNKNOWN : source;
	return 0;
}
