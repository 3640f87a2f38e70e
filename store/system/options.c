/* SPDX-License-Identifier: MIT */
/*
 * One door to the library's typed getters. Lists are searched item by item, so that no
 * list is ever copied. A group is matched as the library matches it when it chooses a
 * profile, or somebody could be an administrator to one of the two only.
 */
#include "store/system/options.h"

#include "base/group_name.h"
#include "base/str.h"

double options_bits(struct options *options, const char *name)
{
	double number = 0.0;
	if (!options->error)
		options->error = pwp_policy_number(options->policy, options->profile,
						   name, &number);
	return options->error ? 0.0 : number;
}

unsigned options_number(struct options *options, const char *name)
{
	return (unsigned)options_bits(options, name);
}

unsigned options_days(struct options *options, const char *name)
{
	unsigned days = 0;
	if (!options->error)
		options->error = pwp_policy_duration(options->policy, options->profile,
						     name, &days);
	return options->error ? 0 : days;
}

int options_choice(struct options *options, const char *name)
{
	int choice = 0;
	if (!options->error)
		options->error = pwp_policy_choice(options->policy, options->profile,
						   name, &choice);
	return options->error ? 0 : choice;
}

const char *options_item(struct options *options, const char *name, size_t index)
{
	struct pwp_text item = { NULL, 0 };
	if (options->error)
		return NULL;
	int error = pwp_policy_list_item(options->policy, options->profile, name, index,
					 &item);
	if (error && error != PWP_ERR_UNKNOWN)
		options->error = error;
	return error ? NULL : item.ptr;
}

static bool lists(struct options *options, const char *name, struct str wanted)
{
	const char *item;
	for (size_t i = 0; (item = options_item(options, name, i)) != NULL; i++)
		if (str_eq_no_case(str_from_c(item), wanted))
			return true;
	return false;
}

bool options_lists(struct options *options, const char *name, const char *item)
{
	return lists(options, name, str_from_c(item));
}

static bool allows_domain(const struct options *options, struct str domain)
{
	struct options common = { .policy = options->policy };
	const char *item;
	for (size_t i = 0; (item = options_item(&common, "group_domains", i)) != NULL;
	     i++)
		if (group_name_is_domain(str_from_c(item), domain))
			return true;
	return false;
}

const char *options_matching_group(struct options *options, const char *name,
				   const struct account *account)
{
	struct str domain, bare;
	for (size_t i = 0; i < account->n_groups; i++) {
		struct str group = str_from_c(account->groups[i]);
		if (lists(options, name, group) ||
		    (group_name_split(group, &domain, &bare) &&
		     lists(options, name, bare) && allows_domain(options, domain)))
			return account->groups[i];
	}
	return NULL;
}

/* Asks for every group of a list; the first that gets no answer is an error. */
static int ask_groups(struct options options, const char *name)
{
	const char *group;
	int error = 0;
	for (size_t i = 0; !error && (group = options_item(&options, name, i)); i++)
		error = account_ask_group(group);
	return error ? error : options.error;
}

int options_ask_groups(struct options options)
{
	int error = ask_groups(options, "break_glass_groups");
	for (size_t i = 0; !error; i++) {
		options.profile = pwp_policy_profile(options.policy, i);
		if (!options.profile)
			break;
		error = ask_groups(options, "groups");
	}
	return error;
}
