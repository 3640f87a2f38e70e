/* SPDX-License-Identifier: MIT */
/*
 * Brings a policy into force for one call. It is loaded anew for each of libpam's calls: nothing is kept in between, so a policy that an administrator breaks or mends
 * while a person types counts from the next pass on. Nothing is ever half-applied.
 */
#include "effective_policy.h"

#include "base/array.h"
#include "store/system/names.h"

#include <stdlib.h>
#include <string.h>

/* A path starts with a slash; any other name is a shipped policy's. */
static int open_policy(const char *name, struct pwp_policy **ret_policy,
		       struct pwp_parse_error *reterr_parse_error)
{
	if (!name || name[0] == '/')
		return pwp_policy_load(name, 0, ret_policy, reterr_parse_error);
	int error = pwp_policy_new(name, ret_policy);
	if (error == PWP_ERR_UNKNOWN)
		arguments_blame("policy", "there is no such built-in policy",
				reterr_parse_error);
	return error;
}

static int load_policy(const struct arguments *arguments, struct pwp_policy **ret_policy,
		       struct pwp_parse_error *reterr_parse_error)
{
	if (!arguments)
		return pwp_policy_new(NULL, ret_policy);
	struct pwp_policy *policy = NULL;
	int error = open_policy(arguments->policy, &policy, reterr_parse_error);
	if (!error)
		error = arguments_apply(arguments, policy, reterr_parse_error);
	if (error) {
		policy = pwp_policy_free(policy);
		return error;
	}
	*ret_policy = policy;
	return 0;
}

/* Where groups are not known this is the profile of name and uid: the callers, who have the
 * subject, refuse (pam_pwpolicy.c) or force nobody (login_facts.c). */
static int choose_profile(struct effective_policy *effective,
			  const struct subject *subject)
{
	struct pwp_person person = subject_person(subject);
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
	return pwp_policy_select(effective->policy, &person, &effective->profile,
				 &source);
}

/* ---- switches */

/* An option and the unsigned member of struct effective_policy that it goes to: its number, or the
 * place of its word in `words`. */
struct switch_option {
	const char *name;
	size_t member;
	const char *words[4]; /* ends with NULL; none: a number */
};

#define SWITCH(option, field, ...)                                \
	{                                                         \
		option, offsetof(struct effective_policy, field), \
		{                                                 \
			__VA_ARGS__                               \
		}                                                 \
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

static int read_switch(struct effective_policy *effective,
		       const struct switch_option *option)
{
	char value[64];
	unsigned number = 0;
	int error = pwp_policy_get(effective->policy, effective->profile, option->name,
				   value, sizeof(value));
	if (!error)
		error = option->words[0] ? read_word(value, option->words, &number)
					 : read_number(value, &number);
	if (!error)
		memcpy((char *)effective + option->member, &number, sizeof(number));
	return error;
}

static int read_switches(struct effective_policy *effective)
{
	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		int error = read_switch(effective, &switches[i]);
		if (error)
			return error;
	}
	return pwp_policy_get(effective->policy, effective->profile, "sibling_accounts",
			      effective->sibling_accounts,
			      sizeof(effective->sibling_accounts));
}

/* ---- lists */

/* The caller frees *ret_list. */
static int read_list(const struct effective_policy *effective, const char *option,
		     char **ret_list)
{
	char *list = malloc(PWP_VALUE_SIZE);
	if (!list)
		return PWP_ERR_NOMEM;
	int error = pwp_policy_get(effective->policy, effective->profile, option, list,
				   PWP_VALUE_SIZE);
	if (error) {
		free(list);
		return error;
	}
	*ret_list = list;
	return 0;
}

int effective_policy_lists_service(const struct effective_policy *effective,
				   const char *option, const char *service,
				   bool *ret_listed)
{
	char *list = NULL;
	int error = read_list(effective, option, &list);
	if (error)
		return error;
	*ret_listed = names_hold(list, service);
	free(list);
	return 0;
}

int effective_policy_lists_group(const struct effective_policy *effective,
				 const char *option, const struct account *account,
				 bool *ret_listed)
{
	char *list = NULL;
	int error = read_list(effective, option, &list);
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
	while (!error && names_next(&list, group, sizeof(group)))
		error = account_ask_group(group);
	return error;
}

int effective_policy_ask_groups(const struct effective_policy *effective)
{
	char *list = NULL;
	const char *profile;
	int error = read_list(effective, "break_glass_groups", &list);
	if (error)
		return error;
	error = ask_groups(list);
	for (size_t i = 0;
	     !error && (profile = pwp_policy_profile(effective->policy, i)) != NULL; i++)
		if (!pwp_policy_get(effective->policy, profile, "groups", list,
				    PWP_VALUE_SIZE))
			error = ask_groups(list);
	free(list);
	return error;
}

enum pwp_level effective_policy_level(const struct effective_policy *effective)
{
	return effective->standard_level ? PWP_LEVEL_STANDARD : PWP_LEVEL_PLAIN;
}

int effective_policy_load(const struct arguments *arguments,
			  const struct subject *subject,
			  struct effective_policy *ret_setting,
			  struct pwp_parse_error *reterr_parse_error)
{
	struct effective_policy effective = { .policy = NULL };
	int error = load_policy(arguments, &effective.policy, reterr_parse_error);
	if (!error)
		error = choose_profile(&effective, subject);
	if (!error)
		error = read_switches(&effective);
	if (!error)
		error = pwp_checker_new(effective.policy, NULL, &effective.checker);
	if (error) {
		effective_policy_done(&effective);
		return error;
	}
	*ret_setting = effective;
	return 0;
}

int effective_policy_load_line(const struct conversation *conversation, int argc,
			       const char **argv, const struct subject *subject,
			       struct effective_policy *ret_setting)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct arguments arguments;
	int error = arguments_read(argc, argv, &arguments, &parse_error);
	if (!error)
		error = effective_policy_load(&arguments, subject, ret_setting,
					      &parse_error);
	if (error)
		conversation_alert(conversation, error, &parse_error);
	return error;
}

void effective_policy_done(struct effective_policy *effective)
{
	effective->checker = pwp_checker_free(effective->checker);
	effective->policy = pwp_policy_free(effective->policy);
}
