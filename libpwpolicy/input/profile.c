/* SPDX-License-Identifier: MIT */
/*
 * How values become rules. A value may be set in two layers, the profile's own and the one
 * common to all profiles, and each layer keeps what the last file said:
 *
 *   rule = the profile's own value, from whichever file
 *          else the common value, from whichever file
 *          else the option's initial value
 *
 * So a profile that says something of its own is not touched by a later common line; the
 * later file amends it in a section of the same name. Lists are values like all others:
 * a later list replaces the earlier one. A words file is an option of its own; its words
 * are added to those of the list.
 */
#include "input/profile.h"

#include "base/array.h"
#include "base/text.h"
#include "input/string_array.h"

#include <stdlib.h>

static struct profile *new_profile(struct str name)
{
	struct profile *profile = calloc(1, sizeof(*profile));

	if (profile)
		memcpy(profile->name, name.ptr, name.len);
	return profile;
}

static void done_layer(struct layer *layer)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (layer->values[i].is_set)
			value_done(&layer->values[i]);
}

static void done_rules(struct rules *rules)
{
	string_array_done(&rules->banned_words);
	string_array_done(&rules->site_words);
	string_array_done(&rules->examples);
}

struct pwp_policy *profile_new_policy(void)
{
	struct pwp_policy *policy = calloc(1, sizeof(*policy));

	if (!policy)
		return NULL;
	policy->profiles[0] = new_profile(STR_LIT(PROFILE_DEFAULT));
	if (!policy->profiles[0]) {
		free(policy);
		return NULL;
	}
	policy->n_profiles = 1;
	return policy;
}

void profile_free_policy(struct pwp_policy *policy)
{
	if (!policy)
		return;
	for (size_t i = 0; i < policy->n_profiles; i++) {
		done_layer(&policy->profiles[i]->own);
		done_rules(&policy->profiles[i]->rules);
		free(policy->profiles[i]);
	}
	done_layer(&policy->common);
	for (struct origin *next, *origin = policy->origins; origin; origin = next) {
		next = origin->next;
		free(origin);
	}
	free(policy);
}

struct profile *profile_find(const struct pwp_policy *policy, struct str name)
{
	for (size_t i = 0; i < policy->n_profiles; i++)
		if (str_eq(name, str_from_c(policy->profiles[i]->name)))
			return policy->profiles[i];
	return NULL;
}

int profile_find_or_add(struct pwp_policy *policy, struct str name,
			struct profile **ret_profile)
{
	struct profile *profile = profile_find(policy, name);

	if (!profile) {
		if (policy->n_profiles == PROFILES_MAX)
			return PWP_ERR_TOO_BIG;
		profile = new_profile(name);
		if (!profile)
			return PWP_ERR_NOMEM;
		size_t last = policy->n_profiles - 1;
		policy->profiles[last + 1] = policy->profiles[last];
		policy->profiles[last] = profile;
		policy->n_profiles++;
	}
	*ret_profile = profile;
	return 0;
}

const struct value *profile_value(const struct pwp_policy *policy,
				  const struct profile *profile, size_t option)
{
	if (profile && profile->own.values[option].is_set)
		return &profile->own.values[option];
	return &policy->common.values[option];
}

int profile_find_place(const struct pwp_policy *policy, const char *profile,
		       const char *name, struct place *ret_place,
		       struct pwp_parse_error *reterr_parse_error)
{
	struct place place = { option_find(str_from_c(name)), NULL };

	if (!place.option)
		return parse_error_fail(reterr_parse_error, PWP_ERR_UNKNOWN, 0,
					"there is no option of this name");
	const char *misplaced = option_misplaced(place.option, str_from_c(profile));
	if (misplaced)
		return parse_error_fail(reterr_parse_error, PWP_ERR_UNKNOWN, 0,
					place.option->name, " ", misplaced);
	if (profile)
		place.profile = profile_find(policy, str_from_c(profile));
	if (profile && !place.profile)
		return parse_error_fail(reterr_parse_error, PWP_ERR_UNKNOWN, 0,
					"there is no profile of this name");
	*ret_place = place;
	return 0;
}

static int join_words(const struct pwp_policy *policy, const struct profile *profile,
		      enum option_id list, enum option_id file,
		      struct string_array *ret_list)
{
	const struct words_file *more = profile_value(policy, profile, file)->words_file;

	return string_array_join(profile_value(policy, profile, list)->list,
				 more ? more->words : (struct string_array){ NULL, 0 },
				 ret_list);
}

static int fill_lists(const struct pwp_policy *policy, const struct profile *profile,
		      struct rules *rules)
{
	struct string_array examples =
		profile_value(policy, profile, OPTION_EXAMPLES)->list;
	int error = join_words(policy, profile, OPTION_BANNED_WORDS,
			       OPTION_BANNED_WORDS_FILE, &rules->banned_words);

	if (error == 0)
		error = join_words(policy, profile, OPTION_SITE_WORDS,
				   OPTION_SITE_WORDS_FILE, &rules->site_words);
	if (error == 0)
		error = string_array_copy(examples.items, examples.count,
					  &rules->examples);
	return error;
}

static void fill_numbers(const struct pwp_policy *policy, const struct profile *profile,
			 struct rules *rules)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = option_at(i);
		if (!option->is_rule)
			continue;
		uint32_t number = value_number(option, profile_value(policy, profile, i));
		memcpy((char *)rules + option->member, &number, sizeof(number));
	}
}

/* Two numbers of a profile of which the first must not be greater; 0 is off. */
struct order {
	enum option_id low, high;
};

/* min_length and max_length cannot cross: their ranges meet at 64 only. A recommended
 * length below min_length is no fault: who raises one number need not know of the other. */
static const struct order orders[] = {
	{ OPTION_RECOMMENDED_LENGTH, OPTION_MAX_LENGTH },
	{ OPTION_LONG_LENGTH, OPTION_MAX_LENGTH },
};

static uint32_t member(const struct rules *rules, const struct option *option)
{
	uint32_t number;

	memcpy(&number, (const char *)rules + option->member, sizeof(number));
	return number;
}

static int fail_order(struct pwp_parse_error *parse_error, const struct profile *profile,
		      const struct rules *rules, const struct order *order)
{
	const struct option *low = option_at(order->low), *high = option_at(order->high);

	return parse_error_fail(
		parse_error, PWP_ERR_VALUE, 0, "profile ", profile->name, ": ", low->name,
		" is ", text_number(member(rules, low), (char[TEXT_NUMBER_SIZE]){ 0 }),
		" and must not be greater than ", high->name, ", which is ",
		text_number(member(rules, high), (char[TEXT_NUMBER_SIZE]){ 0 }));
}

static int check_orders(const struct profile *profile, const struct rules *rules,
			struct pwp_parse_error *parse_error)
{
	for (size_t i = 0; i < ARRAY_SIZE(orders); i++) {
		uint32_t low = member(rules, option_at(orders[i].low));
		uint32_t high = member(rules, option_at(orders[i].high));
		if (low > high && high != 0)
			return fail_order(parse_error, profile, rules, &orders[i]);
	}
	return 0;
}

static int make_rules(const struct pwp_policy *policy, const struct profile *profile,
		      struct rules *rules, struct pwp_parse_error *parse_error)
{
	fill_numbers(policy, profile, rules);
	int error = check_orders(profile, rules, parse_error);
	if (error == 0 && fill_lists(policy, profile, rules) != 0)
		error = parse_error_nomem(parse_error);
	return error;
}

int profile_make_rules(struct pwp_policy *policy,
		       struct pwp_parse_error *reterr_parse_error)
{
	struct rules fresh[PROFILES_MAX] = { 0 };
	int error = 0;

	for (size_t i = 0; error == 0 && i < policy->n_profiles; i++)
		error = make_rules(policy, policy->profiles[i], &fresh[i],
				   reterr_parse_error);
	for (size_t i = 0; i < policy->n_profiles; i++) {
		struct rules unused = fresh[i];
		if (error == 0) {
			unused = policy->profiles[i]->rules;
			policy->profiles[i]->rules = fresh[i];
		}
		done_rules(&unused);
	}
	return error;
}
