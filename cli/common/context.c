/* SPDX-License-Identifier: MIT */
/*
 * Builds policy, person and request from the shared options. The command judges as the
 * module does: it adds the host name and the year, and for the user the full name and groups
 * that the user database holds and, for root, the words that are stored about the person.
 * The user is that of --user or --uid; with neither these nor --profile, for most commands,
 * whoever calls: people expect to be judged by their own rules.
 */
#include "cli/common/context.h"

#include "base/str.h"
#include "cli/common/args.h"
#include "cli/common/output.h"
#include "store/identity.h"
#include "store/system/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	CONTEXT_POLICY = 256,
	CONTEXT_PROFILE,
	CONTEXT_USER,
	CONTEXT_UID,
	CONTEXT_FULL_NAME,
	CONTEXT_WORD,
	CONTEXT_SITE,
	CONTEXT_SETTING
};

static const char default_profile[] = "staff";

const struct option_def context_options[] = {
	{ CONTEXT_POLICY, 'p', "policy", "NAME|FILE",
	  "shipped policy, or a policy file if it holds a slash (default: the installed "
	  "policy)" },
	{ CONTEXT_PROFILE, 0, "profile", "NAME", "profile to judge by" },
	{ CONTEXT_USER, 'u', "user", "NAME",
	  "user name; chooses the profile and must not occur in the password" },
	{ CONTEXT_UID, 0, "uid", "NUMBER", "the user by user id" },
	{ CONTEXT_FULL_NAME, 0, "full-name", "TEXT", "full name of the person" },
	{ CONTEXT_WORD, 0, "word", "TEXT",
	  "a word that belongs to the person (pet, town, birthday); may be repeated" },
	{ CONTEXT_SITE, 0, "site", "TEXT",
	  "a word that belongs to the school (name, town, domain); may be repeated" },
	{ CONTEXT_SETTING, 'o', "option", "NAME=VALUE",
	  "set a policy option in every profile; may be repeated" },
	{ 0, 0, NULL, NULL, NULL },
};

/* A name that is too long is reported here: to the library it is only some limit that is
 * exceeded. */
static bool take_text(const char *what, const char *value, const char **ret_text)
{
	if (strlen(value) > PWP_WORD_MAX) {
		output_error("%s: longer than %d bytes", what, PWP_WORD_MAX);
		return false;
	}
	*ret_text = value;
	return true;
}

static bool add_word(const char *what, const char *value, struct pwp_text *list,
		     size_t *count)
{
	const char *text;

	if (*count == PWP_WORDS_MAX) {
		output_error("%s: more than %d of them", what, PWP_WORDS_MAX);
		return false;
	}
	if (!take_text(what, value, &text))
		return false;
	list[(*count)++] = text_from_c(text);
	return true;
}

static bool add_setting(struct context *context, const char *value)
{
	struct policy_source *source = &context->policy_source;
	const char *fault = NULL;

	if (!strchr(value, '='))
		fault = "is not NAME=VALUE";
	else if (source->n_settings == POLICY_SOURCE_SETTINGS_MAX)
		fault = "too many options";
	if (fault)
		output_error("-o %s: %s", value, fault);
	else
		source->settings[source->n_settings++] = value;
	return !fault;
}

bool context_take_policy(struct context *context, const char *value)
{
	if (context->policy_source.name) {
		output_error("%s: one policy at a time", value);
		return false;
	}
	context->policy_source.name = value;
	return true;
}

bool context_take_option(struct context *context, int id, const char *value)
{
	switch (id) {
	case CONTEXT_POLICY:
		return context_take_policy(context, value);
	case CONTEXT_PROFILE:
		context->profile = value;
		return true;
	case CONTEXT_USER:
		return take_text("--user", value, &value) &&
		       user_option_take(&context->who, USER_OPTION_NAME, value);
	case CONTEXT_UID:
		return user_option_take(&context->who, USER_OPTION_UID, value);
	case CONTEXT_FULL_NAME:
		return take_text("--full-name", value, &context->full_name);
	case CONTEXT_WORD:
		return add_word("--word", value, context->words, &context->n_words);
	case CONTEXT_SITE:
		return add_word("--site", value, context->site_words,
				&context->n_site_words);
	case CONTEXT_SETTING:
		return add_setting(context, value);
	default:
		output_error("%s: is not an option", value);
		return false;
	}
}

static bool profile_exists(const struct pwp_policy *policy, const char *profile)
{
	const char *name;

	for (size_t i = 0; (name = pwp_policy_profile(policy, i)) != NULL; i++)
		if (strcmp(name, profile) == 0)
			return true;
	output_error("%s: no such profile in this policy", profile);
	return false;
}

struct pwp_request context_request(const struct context *context)
{
	return (struct pwp_request){
		.size = sizeof(struct pwp_request),
		.full_name = text_from_c(context->full_name),
		.words = context->words,
		.n_words = context->n_words,
		.site_words = context->site_words,
		.n_site_words = context->n_site_words,
		.profile = context->profile,
	};
}

/* Root alone may read them; a program that runs as root for others is not asked to. */
static int load_words(struct context_person *person)
{
	if (!person->subject.found || geteuid() != 0 || getuid() != 0)
		return 0;
	struct identity identity;
	int error = identity_find(places_system(), &person->subject.account, &identity);
	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error; /* about somebody else */
	const struct account kept = identity_account(&identity);
	return personal_open(places_system(), &kept, &person->words);
}

static bool is_caller(const struct subject *subject)
{
	return subject->found && subject->account.uid == (int64_t)getuid();
}

int context_add_person(const struct context *context, const char *user,
		       struct pwp_request *request, struct context_person *ret_person)
{
	struct context_person person = CONTEXT_PERSON_INIT;
	const char *profile = request->profile;
	int error = subject_find(user, &person.subject);

	if (!error)
		error = load_words(&person);
	if (!error && user && !profile) {
		error = subject_select(&person.subject, context->policy, &profile,
				       &person.source);
		if (error)
			output_error("the groups of %s cannot be looked up; --profile "
				     "judges without them",
				     user);
	}
	if (error) {
		context_person_done(&person);
		return error;
	}
	*ret_person = person;
	subject_complete(&ret_person->subject, request);
	personal_attach(person.words, request);
	request->profile = profile;
	request->for_another = user && !is_caller(&ret_person->subject);
	return 0;
}

bool context_warn_of_groups(const struct context_person *person, const char *profile)
{
	if (person->source != PWP_PROFILE_SOURCE_GROUPS_UNKNOWN)
		return false;
	output_error("the user %s is not known to this machine: the profile %s was "
		     "chosen without groups",
		     person->subject.account.user, profile);
	return true;
}

void context_person_done(struct context_person *person)
{
	person->words = personal_free(person->words);
	subject_done(&person->subject);
}

/* An id without an account is nobody in particular. */
static bool find_caller(struct context *context)
{
	struct account account = ACCOUNT_INIT;
	int error = account_find_uid(getuid(), &account);

	if (error && error != PWP_ERR_UNKNOWN) {
		output_error("your own account cannot be looked up: %s; --profile judges "
			     "without it",
			     pwp_strerror(error));
		return false;
	}
	context->user = account.user;
	context->means_caller = error == 0;
	account.user = NULL;
	account_done(&account);
	return true;
}

static bool find_user(struct context *context)
{
	if (user_option_given(&context->who))
		return user_option_find_name(&context->who, &context->user);
	if (!context->may_mean_caller || context->profile)
		return true;
	return find_caller(context);
}

/* Another profile than the one that was used, best one of the youngest; NULL: none. */
static const char *other_profile(const struct context *context)
{
	const char *used = context->request.profile;
	const char *name, *other = NULL;

	for (size_t i = 0; (name = pwp_policy_profile(context->policy, i)) != NULL; i++) {
		if (strcmp(name, used) == 0)
			continue;
		if (!other || context_level(context, name) == PWP_LEVEL_PLAIN)
			other = name;
	}
	return other;
}

void context_print_caller(const struct context *context)
{
	const char *profile = context->request.profile;

	if (!context->means_caller)
		return;
	putchar('\n');
	const char *other = getuid() == 0 ? other_profile(context) : NULL;
	if (other)
		output_paragraph("You are root: these are the rules for \"%s\". "
				 "--profile %s judges by the rules for \"%s\".",
				 profile, other, other);
	else
		output_paragraph("These are your own rules, those for \"%s\".", profile);
}

bool context_open(struct context *context)
{
	if (!policy_source_load(&context->policy_source, &context->policy))
		return false;
	if (context->profile && !profile_exists(context->policy, context->profile))
		return false;
	if (!find_user(context))
		return false;
	context->request = context_request(context);
	int error = context_add_person(context, context->user, &context->request,
				       &context->person);
	if (error)
		output_error("the user %s: %s", context->user, pwp_strerror(error));
	return error == 0;
}

bool context_make_checker(struct context *context, const struct pwp_sources *sources)
{
	(void)context_warn_of_groups(&context->person, context->request.profile);
	int error = pwp_checker_new(context->policy, sources, &context->checker);

	if (error == PWP_ERR_TOO_BIG)
		output_error("the policy's lists hold too many words to judge with");
	else if (error)
		output_error("%s", pwp_strerror(error));
	return error == 0;
}

void context_value(const struct context *context, const char *profile, const char *name,
		   char *buf, size_t size)
{
	if (pwp_policy_get(context->policy, profile, name, buf, size) != 0)
		buf[0] = '\0';
}

enum pwp_level context_level(const struct context *context, const char *profile)
{
	struct options options = {
		.policy = context->policy,
		.profile = profile ? profile : default_profile,
	};

	return options_choice(&options, "reading_level") == PWP_LEVEL_PLAIN
		       ? PWP_LEVEL_PLAIN
		       : PWP_LEVEL_STANDARD;
}

void context_done(struct context *context)
{
	context->checker = pwp_checker_free(context->checker);
	context->policy = pwp_policy_free(context->policy);
	context_person_done(&context->person);
	free(context->user);
	context->user = NULL;
}
