/* SPDX-License-Identifier: MIT */
/*
 * Loads the policy for one of libpam's calls. Nothing is kept from one call to the next,
 * so a policy that an administrator breaks or fixes while a person types counts from the
 * next pass on. It is applied as a whole or not at all.
 */
#include "effective_policy.h"

#include "store/system/in_use.h"

#include <stdio.h>
#include <unistd.h>

/* The built-in policy holds where none was ever installed. One that is lost is a fault. */
static int check_installed(struct pwp_parse_error *reterr_parse_error)
{
	const struct places *places = places_system();
	const char *missing = NULL;
	int error = geteuid() == 0 ? in_use_check_policy(places, &missing) : 0;

	if (!error)
		return 0;
	(void)snprintf(reterr_parse_error->file, sizeof(reterr_parse_error->file),
		       "%s/%s", places->policy, missing);
	(void)snprintf(reterr_parse_error->text, sizeof(reterr_parse_error->text),
		       "it was in use and is missing; see pwpolicy doctor");
	return error;
}

static int load_policy(const struct module_arguments *arguments,
		       struct effective_policy *effective,
		       struct pwp_parse_error *reterr_parse_error)
{
	if (!arguments)
		return pwp_policy_new(NULL, &effective->policy);
	int error = arguments->policy ? 0 : check_installed(reterr_parse_error);
	if (!error)
		error = module_arguments_open(arguments->policy, NULL, 0,
					      &effective->policy, reterr_parse_error);
	for (size_t i = 0; !error && i < arguments->count; i++)
		error = module_arguments_set(arguments->words[i], effective->policy,
					     reterr_parse_error);
	return error;
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

struct options effective_policy_options(const struct effective_policy *effective)
{
	return (struct options){
		.policy = effective->policy,
		.profile = effective->profile,
	};
}

static int read_options(struct effective_policy *effective)
{
	struct options options = effective_policy_options(effective);
	effective->level = (enum pwp_level)options_choice(&options, "reading_level");
	effective->retry = options_number(&options, "retry");
	effective->change_mode =
		(enum pwp_change_mode)options_choice(&options, "change_mode");
	effective->enforce_for_root = options_choice(&options, "enforce_for_root") != 0;
	effective->history = options_number(&options, "history");
	effective->sibling_accounts = options_item(&options, "sibling_accounts", 0);
	effective->login_mode =
		(enum pwp_login_mode)options_choice(&options, "login_mode");
	effective->ssh_inband = options_choice(&options, "ssh_inband") != 0;
	effective->force_backend =
		(enum pwp_force_backend)options_choice(&options, "force_backend");
	effective->grace = options_days(&options, "grace");
	effective->grace_logins = options_number(&options, "grace_logins");
	effective->max_age = options_days(&options, "max_age");
	effective->max_age_warning = options_days(&options, "max_age_warning");
	return options.error;
}

int effective_policy_load(const struct module_arguments *arguments,
			  const struct subject *subject,
			  struct effective_policy *ret_effective,
			  struct pwp_parse_error *reterr_parse_error)
{
	struct effective_policy effective = { .policy = NULL };
	int error = load_policy(arguments, &effective, reterr_parse_error);
	if (!error)
		error = choose_profile(&effective, subject);
	if (!error)
		error = read_options(&effective);
	if (!error)
		error = pwp_checker_new(effective.policy, NULL, &effective.checker);
	if (error) {
		effective_policy_done(&effective);
		return error;
	}
	*ret_effective = effective;
	return 0;
}

int effective_policy_load_line(const struct conversation *conversation, int argc,
			       const char **argv, const struct subject *subject,
			       struct effective_policy *ret_effective)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct module_arguments arguments;
	int error = module_arguments_read((size_t)argc, argv, &arguments, &parse_error);
	if (!error)
		error = effective_policy_load(&arguments, subject, ret_effective,
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
