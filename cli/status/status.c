/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy status: counts for each profile how the passwords in use stand; with --user,
 * shows it for one user, and with --who lists whom login_mode = enforce would concern.
 */
#include "cli/status/status.h"

#include "cli/account/accounts.h"
#include "cli/common/args.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "cli/common/policy_source.h"
#include "cli/common/user_option.h"
#include "cli/account/kept_load.h"
#include "store/system/subject.h"

#include <stdlib.h>
#include <string.h>

struct arguments {
	struct user_option user;
	bool who, csv, json;
};

enum { STATUS_JSON = USER_OPTION_END, STATUS_WHO, STATUS_CSV };

static const struct option_def options[] = {
	USER_OPTION_NAME_DEF("show how this user's password stands"),
	USER_OPTION_UID_DEF("the same for a user id"),
	{ STATUS_WHO, 'w', "who", NULL,
	  "list by name whose password breaks the rules, and what enforce would do" },
	{ STATUS_CSV, 0, "csv", NULL, "with --who: write a table for a spreadsheet" },
	{ STATUS_JSON, 'j', "json", NULL, "write JSON" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	struct arguments *arguments = data;

	switch (id) {
	case STATUS_WHO:
		arguments->who = true;
		return true;
	case STATUS_CSV:
		arguments->csv = true;
		return true;
	case STATUS_JSON:
		arguments->json = true;
		return true;
	default:
		return user_option_take(&arguments->user, id, value);
	}
}

/* Whether the options can be combined; else it has reported which cannot. */
static bool can_combine(const struct arguments *arguments)
{
	const char *fault = NULL;

	if (arguments->who && user_option_given(&arguments->user))
		fault = "--who lists everybody: it goes with neither --user nor --uid";
	else if (arguments->csv && !arguments->who)
		fault = "--csv goes with --who";
	else if (arguments->csv && arguments->json)
		fault = "--csv and --json: one of them";
	if (fault)
		output_error("%s", fault);
	return !fault;
}

static int make_tallies(const struct pwp_policy *policy, struct status *status)
{
	const char *profile;
	int error = 0;

	while (!error && (profile = pwp_policy_profile(policy, status->count)) != NULL) {
		struct status_tally *tallies = reallocarray(
			status->tallies, status->count + 1, sizeof(*tallies));

		if (!tallies)
			return PWP_ERR_NOMEM;
		status->tallies = tallies;
		tallies[status->count] = (struct status_tally){
			.profile = profile,
			.is_admin = strcmp(profile, ADMIN_PROFILE) == 0,
		};
		error = status_rules(policy, profile, &tallies[status->count].rules);
		status->count++;
	}
	return error;
}

static struct status_tally *tally_of(const struct status *status, const char *profile)
{
	for (size_t i = 0; i < status->count; i++)
		if (strcmp(status->tallies[i].profile, profile) == 0)
			return &status->tallies[i];
	return NULL;
}

/* Returns 0, or the error of a look-up. */
static int count_user(const struct places *places, const struct pwp_policy *policy,
		      const char *user, struct status *status)
{
	struct subject subject = SUBJECT_INIT;
	const char *profile = NULL;
	enum pwp_profile_source source;
	struct state state;
	int error = subject_find(user, &subject);

	if (!error && subject.found)
		error = subject_select(&subject, policy, &profile, &source);
	struct status_tally *tally = !error && profile ? tally_of(status, profile) : NULL;
	if (tally) {
		int unread = kept_load_state(places, &subject.account, &state);

		if (unread == PWP_ERR_NOMEM)
			error = unread;
		else
			status_add(tally, unread ? NULL : &state,
				   unread && unread != PWP_ERR_UNKNOWN, host_now());
	}
	subject_done(&subject);
	return error;
}

/* False: it has reported what failed. */
static bool count_all(const struct places *places, const struct pwp_policy *policy,
		      struct status *status)
{
	struct string_list users = { 0 };
	int error = make_tallies(policy, status);
	bool complete = true;

	if (!error)
		error = status_find_people(places, &users, &status->without_account);
	for (size_t i = 0; !error && i < users.count; i++) {
		int missed = count_user(places, policy, users.items[i], status);

		if (missed)
			output_error("%s: not counted: %s", users.items[i],
				     pwp_strerror(missed));
		complete = complete && !missed;
	}
	string_list_done(&users);
	for (size_t i = 0; i < status->count; i++)
		status_hide(&status->tallies[i]);
	if (error)
		output_error("%s", pwp_strerror(error));
	return !error && complete;
}

static int status_of_all(const struct places *places, const struct pwp_policy *policy,
			 bool json)
{
	struct status status = { .tallies = NULL };
	bool ok = count_all(places, policy, &status);

	/* What could be counted is printed; the exit code shows that it is incomplete. */
	if (status.tallies && !(json ? status_json : status_text)(&status))
		ok = false;
	free(status.tallies);
	string_list_done(&status.without_account);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}

static int status_of_one(const struct places *places, const struct pwp_policy *policy,
			 const struct arguments *arguments)
{
	char *name = NULL;

	if (!user_option_find_name(&arguments->user, &name))
		return EXIT_NO_VERDICT;
	int code = status_of_user(places, policy, name, arguments->json);
	free(name);
	return code;
}

static int do_status(const struct places *places, const struct arguments *arguments)
{
	struct pwp_policy *policy = NULL;
	int code;

	if (!policy_source_load_installed(places->trust, &policy))
		return EXIT_NO_VERDICT;
	if (arguments->who)
		code = status_of_who(places, policy,
				     arguments->csv    ? STATUS_AS_CSV
				     : arguments->json ? STATUS_AS_JSON
						       : STATUS_AS_TEXT);
	else if (user_option_given(&arguments->user))
		code = status_of_one(places, policy, arguments);
	else
		code = status_of_all(places, policy, arguments->json);
	policy = pwp_policy_free(policy);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct arguments arguments = { .json = false };
	int code;

	if (!args_parse(args, command, take, &arguments, &code))
		return code;
	return can_combine(&arguments) && privilege_require_root()
		       ? do_status(places_system(), &arguments)
		       : EXIT_NO_VERDICT;
}

const struct command status_command = {
	.name = "status",
	.synopsis = "[--user NAME | --uid NUMBER | --who [--csv]] [--json]",
	.summary = "show how the passwords in use stand; for root",
	.options = options,
	.run = run,
};
