/* SPDX-License-Identifier: MIT */
/*
 * Reads a policy: the names in it, and its values by type or, for showing, as text. A
 * value is asked for by the name of its option, so callers hold no numbers of options.
 */
#include "base/parse_num.h"
#include "input/option.h"
#include "input/parse_error.h"
#include "input/profile.h"
#include "input/shipped.h"
#include "input/value.h"
#include "pwpolicy.h"

/* Sets of types. */
#define TYPE(type) (1u << OPTION_TYPE_##type)
static const unsigned numbers = TYPE(NUMBER) | TYPE(BITS);
static const unsigned lists =
	TYPE(FLAGS) | TYPE(TEXT) | TYPE(LIST) | TYPE(FILE) | TYPE(UIDS) | TYPE(PATTERN);

/* An option, and the value that holds where it was asked for. */
struct setting {
	const struct option *option;
	const struct value *value;
};

static int find_setting(const struct pwp_policy *policy, const char *profile,
			const char *name, unsigned types, struct setting *ret_setting)
{
	struct pwp_parse_error unused = PWP_PARSE_ERROR_INIT;
	struct place place;

	if (!policy || !name)
		return PWP_ERR_ARGUMENT;
	int error = profile_find_place(policy, profile, name, &place, &unused);
	if (error != 0)
		return error;
	if ((types >> place.option->type & 1u) == 0)
		return PWP_ERR_ARGUMENT;
	ret_setting->option = place.option;
	ret_setting->value =
		profile_value(policy, place.profile, option_index(place.option));
	return 0;
}

int pwp_policy_get(const struct pwp_policy *policy, const char *profile, const char *name,
		   char *buf, size_t size)
{
	struct setting setting;

	if (!buf && size > 0)
		return PWP_ERR_ARGUMENT;
	int error = find_setting(policy, profile, name, ~0u, &setting);
	if (error != 0)
		return error;
	return value_format(setting.option, setting.value, buf, size);
}

int pwp_policy_number(const struct pwp_policy *policy, const char *profile,
		      const char *name, double *ret_number)
{
	struct setting setting;

	if (!ret_number)
		return PWP_ERR_ARGUMENT;
	int error = find_setting(policy, profile, name, numbers, &setting);
	if (error != 0)
		return error;
	double number = value_number(setting.option, setting.value);
	*ret_number =
		setting.option->type == OPTION_TYPE_BITS ? number / BITS_UNIT : number;
	return 0;
}

int pwp_policy_duration(const struct pwp_policy *policy, const char *profile,
			const char *name, unsigned *ret_days)
{
	struct setting setting;

	if (!ret_days)
		return PWP_ERR_ARGUMENT;
	int error = find_setting(policy, profile, name, TYPE(DAYS), &setting);
	if (error == 0)
		*ret_days = value_number(setting.option, setting.value);
	return error;
}

int pwp_policy_choice(const struct pwp_policy *policy, const char *profile,
		      const char *name, int *ret_choice)
{
	struct setting setting;

	if (!ret_choice)
		return PWP_ERR_ARGUMENT;
	int error = find_setting(policy, profile, name, TYPE(CHOICE), &setting);
	if (error == 0)
		*ret_choice = (int)value_number(setting.option, setting.value);
	return error;
}

int pwp_policy_list_item(const struct pwp_policy *policy, const char *profile,
			 const char *name, size_t index, struct pwp_text *ret_item)
{
	struct setting setting;
	struct str item;

	if (!ret_item)
		return PWP_ERR_ARGUMENT;
	int error = find_setting(policy, profile, name, lists, &setting);
	if (error != 0)
		return error;
	if (!value_item(setting.option, setting.value, index, &item))
		return PWP_ERR_UNKNOWN;
	*ret_item = (struct pwp_text){ item.ptr, item.len };
	return 0;
}

const char *pwp_policy_shipped(size_t index)
{
	return index < shipped_count ? shipped_policies[index].name : NULL;
}

const char *pwp_option_name(size_t index)
{
	const struct option *option = option_at(index);

	return option ? option->name : NULL;
}

const char *pwp_policy_profile(const struct pwp_policy *policy, size_t index)
{
	return policy && index < policy->n_profiles ? policy->profiles[index]->name
						    : NULL;
}
