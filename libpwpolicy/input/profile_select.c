/* SPDX-License-Identifier: MIT */
/*
 * Which profile a person gets: the first in file order that names the user, one of the
 * groups or the user id; else the default. Names are compared without regard to the case
 * of ASCII letters, because directories hand out the same account as "Adm-Khan" and
 * "adm-khan", and the difference must not cost an administrator the strict rules.
 */
#include "base/ascii.h"
#include "input/profile.h"

static bool same_name(struct str a, const char *name)
{
	struct str b = str_from_c(name);

	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_to_lower((unsigned char)a.ptr[i]) !=
		    ascii_to_lower((unsigned char)b.ptr[i]))
			return false;
	return true;
}

static bool lists(struct string_array list, const char *name)
{
	for (size_t i = 0; i < list.count; i++)
		if (same_name(list.items[i], name))
			return true;
	return false;
}

static bool lists_group(struct string_array list, const struct pwp_person *person)
{
	for (size_t i = 0; i < person->n_groups; i++)
		if (person->groups[i] && lists(list, person->groups[i]))
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

static enum pwp_profile_source match(const struct profile *profile,
				     const struct pwp_person *person)
{
	const struct value *values = profile->own.values;

	if (person->user && lists(values[OPTION_USERS].list, person->user))
		return PWP_PROFILE_SOURCE_USER;
	if (lists_group(values[OPTION_GROUPS].list, person))
		return PWP_PROFILE_SOURCE_GROUP;
	if (lists_uid(&values[OPTION_UIDS], person->uid))
		return PWP_PROFILE_SOURCE_UID;
	return PWP_PROFILE_SOURCE_DEFAULT;
}

int pwp_policy_select(const struct pwp_policy *policy, const struct pwp_person *person,
		      const char **ret_profile, enum pwp_profile_source *ret_source)
{
	if (!policy || !person || person->size < sizeof(*person) || !ret_profile ||
	    !ret_source || (!person->groups && person->n_groups > 0))
		return PWP_ERR_ARGUMENT;
	size_t last = policy->n_profiles - 1;
	enum pwp_profile_source found = PWP_PROFILE_SOURCE_DEFAULT;
	size_t i = 0;
	while (i < last &&
	       (found = match(policy->profiles[i], person)) == PWP_PROFILE_SOURCE_DEFAULT)
		i++;
	*ret_profile = policy->profiles[i]->name;
	*ret_source = found;
	return 0;
}
