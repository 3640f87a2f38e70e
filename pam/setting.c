/* SPDX-License-Identifier: MIT */
/*
 * Brings a policy into force for one call. It is loaded anew for each of libpam's calls: nothing is kept in between, so a policy that an administrator breaks or mends
 * while a person types counts from the next pass on. Nothing is ever half-applied.
 */
#include "setting.h"

#include "store/system/names.h"

#include <stdlib.h>
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

/* ---- switches */

/* An option and the unsigned member of struct setting that it goes to: its number, or the
 * place of its word in `words`. */
struct switch_option {
	const char *name;
	size_t member;
	const char *words[4]; /* ends with NULL; none: a number */
};

#define SWITCH(option, field, ...)                       \
	{                                                \
		option, offsetof(struct setting, field), \
		{                                        \
			__VA_ARGS__                      \
		}                                        \
	}

static const struct switch_option switches[] = {
	SWITCH("reading_level", standard_level, "plain", "standard", NULL),
	SWITCH("retry", retry, NULL),
	SWITCH("change_mode", warn_only, "enforce", "warn", NULL),
	SWITCH("enforce_for_root", enforce_for_root, "no", "yes", NULL),
	SWITCH("history", history, NULL),
	SWITCH("login_mode", login_mode, "observe", "warn", "enforce", NULL),
	SWITCH("ssh_inband", ssh_inband, "no", "yes", NULL),
	SWITCH("force_backend", shadow_backend, "pam", "shadow", NULL),
	SWITCH("grace", grace, NULL),
	SWITCH("grace_logins", grace_logins, NULL),
	SWITCH("max_age", max_age, NULL),
	SWITCH("max_age_warning", max_age_warning, NULL),
};

/* Digits that the library wrote, of a number below 10,000; days end with "d". */
static int read_number(const char *value, unsigned *ret_number)
{
	unsigned number = 0;
	size_t len = strspn(value, "0123456789");
	if (len == 0 || len > 4 || (value[len] != '\0' && strcmp(value + len, "d") != 0))
		return PWP_ERR_VALUE;
	for (size_t i = 0; i < len; i++)
		number = number * 10 + (unsigned)(value[i] - '0');
	*ret_number = number;
	return 0;
}

/* A word that the table does not know would be our own bug. */
static int read_word(const char *value, const char *const *words, unsigned *ret_number)
{
	for (unsigned i = 0; words[i]; i++)
		if (strcmp(value, words[i]) == 0) {
			*ret_number = i;
			return 0;
		}
	return PWP_ERR_VALUE;
}

static int read_switch(struct setting *setting, const struct switch_option *option)
{
	char value[64];
	unsigned number = 0;
	int error = pwp_policy_get(setting->policy, setting->profile, option->name, value,
				   sizeof value);
	if (!error)
		error = option->words[0] ? read_word(value, option->words, &number)
					 : read_number(value, &number);
	if (!error)
		memcpy((char *)setting + option->member, &number, sizeof number);
	return error;
}

static int read_switches(struct setting *setting)
{
	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
		int error = read_switch(setting, &switches[i]);
		if (error)
			return error;
	}
	return pwp_policy_get(setting->policy, setting->profile, "sibling_accounts",
			      setting->sibling_accounts,
			      sizeof setting->sibling_accounts);
}

/* ---- lists */

/* The caller frees *ret_list. */
static int read_list(const struct setting *setting, const char *option, char **ret_list)
{
	char *list = malloc(PWP_VALUE_SIZE);
	if (!list)
		return PWP_ERR_NOMEM;
	int error = pwp_policy_get(setting->policy, setting->profile, option, list,
				   PWP_VALUE_SIZE);
	if (error) {
		free(list);
		return error;
	}
	*ret_list = list;
	return 0;
}

int setting_lists_service(const struct setting *setting, const char *option,
			  const char *service, bool *ret_listed)
{
	char *list = NULL;
	int error = read_list(setting, option, &list);
	if (error)
		return error;
	*ret_listed = names_hold(list, service);
	free(list);
	return 0;
}

int setting_lists_group(const struct setting *setting, const char *option,
			const struct account *account, bool *ret_listed)
{
	char *list = NULL;
	int error = read_list(setting, option, &list);
	if (error)
		return error;
	*ret_listed = names_hold_group(list, account);
	free(list);
	return 0;
}

/* Asks for every group of a list; the first that gets no answer is an error. */
static int ask_groups(const char *list)
{
	char group[PWP_WORD_MAX + 1];
	int error = 0;
	while (!error && names_next(&list, group, sizeof group))
		error = account_ask_group(group);
	return error;
}

int setting_ask_groups(const struct setting *setting)
{
	char *list = NULL;
	const char *profile;
	int error = read_list(setting, "break_glass_groups", &list);
	if (error)
		return error;
	error = ask_groups(list);
	for (size_t i = 0;
	     !error && (profile = pwp_policy_profile(setting->policy, i)) != NULL; i++)
		if (!pwp_policy_get(setting->policy, profile, "groups", list,
				    PWP_VALUE_SIZE))
			error = ask_groups(list);
	free(list);
	return error;
}

enum pwp_level setting_level(const struct setting *setting)
{
	return setting->standard_level ? PWP_LEVEL_STANDARD : PWP_LEVEL_PLAIN;
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

int setting_load_line(const struct conversation *conversation, int argc,
		      const char **argv, const struct account *account,
		      struct setting *ret_setting)
{
	struct pwp_diagnosis diagnosis = PWP_DIAGNOSIS_INIT;
	struct arguments arguments;
	int error = arguments_read(argc, argv, &arguments, &diagnosis);
	if (!error)
		error = setting_load(&arguments, account, ret_setting, &diagnosis);
	if (error)
		conversation_alert(conversation, error, &diagnosis);
	return error;
}

void setting_done(struct setting *setting)
{
	setting->checker = pwp_checker_free(setting->checker);
	setting->policy = pwp_policy_free(setting->policy);
}
