/* SPDX-License-Identifier: MIT */
/*
 * Makes and amends policies; policy_get.c reads them. Setting an option prepares the new value and the rules
 * that follow from it, and only then lets go of the old ones, so that a refused value
 * changes nothing. Set for all profiles means: set as the common value, and every
 * profile's own value of that option is dropped.
 */
#include "input/policy.h"

#include "base/array.h"
#include "base/sized.h"
#include "system/trusted_file.h"
#include "input/line.h"
#include "input/loader.h"
#include "input/policy_files.h"
#include "input/profile.h"

#include <stdlib.h>

/* Gives the caller the parse error of a failure. Returns the error. */
static int report(int error, const struct pwp_parse_error *found,
		  struct pwp_parse_error *reterr)
{
	if (error != 0 && reterr)
		sized_write(reterr, reterr->size, found, sizeof(*found));
	return error;
}

static bool is_usable(const struct pwp_parse_error *parse_error)
{
	return !parse_error || sized_is_size(parse_error->size,
					     SIZED_UP_TO(struct pwp_parse_error, text));
}

/* Hands a policy out if it was read without fault. */
static int hand_out(struct pwp_policy *policy, int error, struct pwp_policy **ret_policy)
{
	if (error != 0) {
		profile_free_policy(policy);
		return error;
	}
	*ret_policy = policy;
	return 0;
}

int pwp_policy_new(const char *name, struct pwp_policy **ret_policy)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

	if (!ret_policy)
		return PWP_ERR_ARGUMENT;
	struct pwp_policy *policy = profile_new_policy();
	if (!policy)
		return PWP_ERR_NOMEM;
	int error = loader_add_shipped(policy, str_from_c(name ? name : LOADER_DEFAULT),
				       &parse_error);
	if (error == 0)
		error = loader_finish(policy, &parse_error);
	return hand_out(policy, error, ret_policy);
}

int pwp_policy_load(const char *path, unsigned flags, struct pwp_policy **ret_policy,
		    struct pwp_parse_error *reterr_parse_error)
{
	struct pwp_parse_error found = PWP_PARSE_ERROR_INIT;

	if (!is_usable(reterr_parse_error) || !ret_policy ||
	    (flags & ~(unsigned)PWP_LOAD_TRUST_EUID))
		return PWP_ERR_ARGUMENT;
	struct pwp_policy *policy = profile_new_policy();
	if (!policy)
		return report(parse_error_nomem(&found), &found, reterr_parse_error);
	policy->trusted_file_flags = flags & PWP_LOAD_TRUST_EUID ? TRUSTED_FILE_EUID : 0;
	int error = path ? policy_files_read(policy, path, &found)
			 : policy_files_read_folder(policy, PWP_POLICY_DIR, &found);
	return report(hand_out(policy, error, ret_policy), &found, reterr_parse_error);
}

/* After pwp_policy_parse() its caller is not asked again. */
static const struct memory nobody = { NULL, NULL };

int pwp_policy_parse(struct pwp_text text,
		     int (*include)(void *data, struct pwp_text name,
				    struct pwp_text *ret_text),
		     void *include_data, struct pwp_policy **ret_policy,
		     struct pwp_parse_error *reterr_parse_error)
{
	struct pwp_parse_error found = PWP_PARSE_ERROR_INIT;
	const struct memory memory = { include, include_data };

	if (!is_usable(reterr_parse_error) || !ret_policy || (!text.ptr && text.len > 0))
		return PWP_ERR_ARGUMENT;
	struct pwp_policy *policy = profile_new_policy();
	if (!policy)
		return report(parse_error_nomem(&found), &found, reterr_parse_error);
	policy->memory = &memory;
	int error = loader_add_text(policy, (struct str){ text.ptr, text.len },
				    PARSER_MAIN, &found);
	if (error == 0)
		error = loader_finish(policy, &found);
	policy->memory = &nobody;
	return report(hand_out(policy, error, ret_policy), &found, reterr_parse_error);
}

int pwp_policy_changed(const struct pwp_policy *policy, bool *ret_changed)
{
	if (!policy || !ret_changed)
		return PWP_ERR_ARGUMENT;
	*ret_changed = policy_files_changed(policy);
	return 0;
}

struct pwp_policy *pwp_policy_free(struct pwp_policy *policy)
{
	profile_free_policy(policy);
	return NULL;
}

/* Reads a value as a policy file would. */
static int read_value(const struct pwp_policy *policy, const struct option *option,
		      struct str text, struct value *ret_value,
		      struct pwp_parse_error *parse_error)
{
	struct value value;
	struct str trimmed = str_trim(text);
	int error = line_check(text, parse_error);

	if (error == PWP_ERR_SYNTAX)
		error = PWP_ERR_VALUE;
	if (error == 0)
		error = value_parse(option, trimmed, (size_t)(trimmed.ptr - text.ptr) + 1,
				    &value, parse_error);
	if (error != 0)
		return error;
	error = loader_read_words(policy, option, &value, parse_error);
	if (error != 0) {
		value_done(&value);
		return error;
	}
	*ret_value = value;
	return 0;
}

/*
 * Exchanges the values at a place with kept[0] (common, or the profile's own) and, for a
 * common one, each profile's own with kept[1...]. Doing it twice changes nothing.
 */
static void exchange(struct pwp_policy *policy, const struct place *place,
		     struct value *kept)
{
	size_t index = option_index(place->option);
	struct layer *layer = place->profile ? &place->profile->own : &policy->common;
	struct value former = layer->values[index];

	layer->values[index] = kept[0];
	kept[0] = former;
	for (size_t i = 0; !place->profile && i < policy->n_profiles; i++) {
		struct value *own = &policy->profiles[i]->own.values[index];
		former = *own;
		*own = kept[i + 1];
		kept[i + 1] = former;
	}
}

static int set_option(struct pwp_policy *policy, const char *profile, const char *name,
		      struct str text, struct pwp_parse_error *parse_error)
{
	struct value kept[1 + PROFILES_MAX] = { 0 };
	struct place place;

	if (policy->frozen)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0,
					"the policy is in use and cannot be changed");
	int error = profile_find_place(policy, profile, name, &place, parse_error);
	if (error == 0)
		error = read_value(policy, place.option, text, &kept[0], parse_error);
	if (error != 0)
		return error;
	exchange(policy, &place, kept);
	error = profile_make_rules(policy, parse_error);
	if (error != 0)
		exchange(policy, &place, kept);
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		value_done(&kept[i]);
	return error;
}

int pwp_policy_set(struct pwp_policy *policy, const char *profile, const char *name,
		   struct pwp_text value, struct pwp_parse_error *reterr_parse_error)
{
	struct pwp_parse_error found = PWP_PARSE_ERROR_INIT;
	const struct str text = { value.ptr ? value.ptr : "", value.len };

	if (!is_usable(reterr_parse_error) || !policy || !name ||
	    (!value.ptr && value.len > 0))
		return PWP_ERR_ARGUMENT;
	return report(set_option(policy, profile, name, text, &found), &found,
		      reterr_parse_error);
}

static const struct profile *profile_or_default(const struct pwp_policy *policy,
						const char *name)
{
	if (!policy)
		return NULL;
	return profile_find(policy, str_from_c(name ? name : PROFILE_DEFAULT));
}

const struct rules *policy_rules(const struct pwp_policy *policy, const char *profile)
{
	const struct profile *found = profile_or_default(policy, profile);

	return found ? &found->rules : NULL;
}

const char *policy_profile_name(const struct pwp_policy *policy, const char *profile)
{
	const struct profile *found = profile_or_default(policy, profile);

	return found ? found->name : NULL;
}

const char *policy_clause(const struct pwp_policy *policy, enum pwp_reason_number reason)
{
	const struct value *values = policy->common.values;

	if (values[OPTION_CLAUSE_BASE + reason].is_set)
		return values[OPTION_CLAUSE_BASE + reason].list.items[0].ptr;
	if (values[OPTION_CLAUSE].is_set)
		return values[OPTION_CLAUSE].list.items[0].ptr;
	return "";
}

void policy_freeze(struct pwp_policy *policy)
{
	policy->frozen = true;
}
