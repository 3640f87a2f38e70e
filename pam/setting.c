/* SPDX-License-Identifier: MIT */
/*
 * Brings a policy into force for one change. It is loaded anew for each of libpam's two
 * passes: nothing is kept in between, so a policy that an administrator breaks or mends
 * while a person types counts from the next pass on. Nothing is ever half-applied.
 */
#include "setting.h"

#include <string.h>

/* A path starts with a slash; any other name is a shipped policy's. */
static int open_policy(const char *name, struct pwp_policy **ret_policy,
		       struct pwp_diagnosis *reterr_diagnosis)
{
	if (!name || name[0] == '/')
		return pwp_policy_load(name, 0, ret_policy, reterr_diagnosis);
	int error = pwp_policy_new(name, ret_policy);
	if (error == PWP_ERR_UNKNOWN)
		arguments_blame("policy", "there is no such built-in policy",
				reterr_diagnosis);
	return error;
}

static int load_policy(const struct arguments *arguments, struct pwp_policy **ret_policy,
		       struct pwp_diagnosis *reterr_diagnosis)
{
	if (!arguments)
		return pwp_policy_new(NULL, ret_policy);
	struct pwp_policy *policy = NULL;
	int error = open_policy(arguments->policy, &policy, reterr_diagnosis);
	if (!error)
		error = arguments_apply(arguments, policy, reterr_diagnosis);
	if (error) {
		policy = pwp_policy_free(policy);
		return error;
	}
	*ret_policy = policy;
	return 0;
}

static int choose_profile(struct setting *setting, const struct account *account)
{
	struct pwp_person person = PWP_PERSON_INIT;
	person.user = account->user;
	person.uid = account->uid;
	person.groups = (const char *const *)account->groups;
	person.n_groups = account->n_groups;
	enum pwp_match match = PWP_MATCH_DEFAULT;
	return pwp_policy_select(setting->policy, &person, &setting->profile, &match);
}

/* Reads a switch that has one of two words. Any third word would be our own bug. */
static int read_switch(const struct setting *setting, const char *name, const char *off,
		       const char *on, bool *ret_on)
{
	char value[64];
	int error = pwp_policy_get(setting->policy, setting->profile, name, value,
				   sizeof value);
	if (error)
		return error;
	if (strcmp(value, on) != 0 && strcmp(value, off) != 0)
		return PWP_ERR_VALUE;
	*ret_on = strcmp(value, on) == 0;
	return 0;
}

static int read_retry(struct setting *setting)
{
	char value[64];
	int error = pwp_policy_get(setting->policy, setting->profile, "retry", value,
				   sizeof value);
	if (error)
		return error;
	setting->retry = 0;
	for (const char *digit = value; *digit >= '0' && *digit <= '9'; digit++)
		setting->retry = setting->retry * 10 + (unsigned)(*digit - '0');
	return setting->retry > 0 ? 0 : PWP_ERR_VALUE;
}

static int read_switches(struct setting *setting)
{
	bool standard = true;
	int error = read_retry(setting);
	if (!error)
		error = read_switch(setting, "change_mode", "enforce", "warn",
				    &setting->warn_only);
	if (!error)
		error = read_switch(setting, "enforce_for_root", "no", "yes",
				    &setting->enforce_for_root);
	if (!error)
		error = read_switch(setting, "reading_level", "plain", "standard",
				    &standard);
	setting->level = standard ? PWP_LEVEL_STANDARD : PWP_LEVEL_PLAIN;
	return error;
}

int setting_load(const struct arguments *arguments, const struct account *account,
		 struct setting *ret_setting, struct pwp_diagnosis *reterr_diagnosis)
{
	struct setting setting = { .policy = NULL };
	int error = load_policy(arguments, &setting.policy, reterr_diagnosis);
	if (!error)
		error = choose_profile(&setting, account);
	if (!error)
		error = read_switches(&setting);
	if (!error)
		error = pwp_checker_new(setting.policy, NULL, &setting.checker);
	if (error) {
		setting_done(&setting);
		return error;
	}
	*ret_setting = setting;
	return 0;
}

void setting_done(struct setting *setting)
{
	setting->checker = pwp_checker_free(setting->checker);
	setting->policy = pwp_policy_free(setting->policy);
}
