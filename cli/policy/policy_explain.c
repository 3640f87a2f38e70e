/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy policy explain: the policy in plain English for staff, profile by profile; for
 * a user, which profile is theirs and why.
 */
#include "base/array.h"
#include "cli/common/args.h"
#include "cli/common/context.h"
#include "cli/common/output.h"
#include "store/system/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *option;
	const char *words;
} selectors[] = {
	{ "users", "user names" },
	{ "groups", "groups" },
	{ "uids", "user ids" },
};

/* Writes whom a profile holds for; the last one holds for everybody else. One that names
 * nobody probably has a mistyped name. */
static void write_audience(const struct context *context, const char *profile, bool last,
			   FILE *stream)
{
	char *value = malloc(PWP_VALUE_SIZE);
	const char *separator = "For ";
	bool named = false;

	for (size_t i = 0; value && i < ARRAY_SIZE(selectors); i++) {
		context_value(context, profile, selectors[i].option, value,
			      PWP_VALUE_SIZE);
		if (!*value)
			continue;
		fprintf(stream, "%s%s %s", separator, selectors[i].words, value);
		separator = "; ";
		named = true;
	}
	if (last)
		fprintf(stream, "%sall other people", separator);
	else if (!named)
		fputs("For nobody: it names no users, groups or user ids", stream);
	free(value);
}

static int print_audience(const struct context *context, const char *profile, bool last)
{
	char *text = NULL;
	size_t len = 0;
	FILE *stream = open_memstream(&text, &len);

	if (!stream)
		return PWP_ERR_NOMEM;
	write_audience(context, profile, last, stream);
	int error = fclose(stream) == 0 ? 0 : PWP_ERR_NOMEM;
	if (!error && len > 0) {
		fputs("  ", stdout);
		output_wrapped(2, text);
	}
	free(text);
	return error;
}

static int print_rules(const struct context *context, const char *profile)
{
	enum pwp_level level = context_level(context, profile);
	char line[PWP_MESSAGE_SIZE];
	int error;

	for (size_t i = 0; (error = pwp_policy_rule(context->policy, profile, i, level,
						    line, sizeof(line))) == 0;
	     i++) {
		fputs("  - ", stdout);
		output_wrapped(4, line);
	}
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

static void print_item(const char *text)
{
	fputs("  - ", stdout);
	output_wrapped(4, text);
}

/* A rule that only warns is not one that refuses. */
static void print_change(const struct context *context, const char *profile)
{
	struct options options = { .policy = context->policy, .profile = profile };

	if (options_choice(&options, "change_mode") == PWP_CHANGE_MODE_WARN)
		print_item("New passwords: one that breaks these rules is taken, with a "
			   "warning.");
}

/* ---- what follows when a password that is in use breaks the rules */

/* Under force_backend = shadow nothing of ours demands a change. */
static void write_demand(struct options *options, FILE *stream)
{
	unsigned days = options_days(options, "grace");
	unsigned logins = options_number(options, "grace_logins");

	if (options_choice(options, "force_backend") == PWP_FORCE_BACKEND_SHADOW) {
		fputs(" is warned; a change is demanded of whom the administrator names "
		      "by 'chage -d 0'.",
		      stream);
		return;
	}
	fputs(" is warned, and must change it ", stream);
	if (days > 0 || logins > 0)
		fprintf(stream, "after %u %s and %u %s", days,
			output_plural(days, "day", "days"), logins,
			output_plural(logins, "warning", "warnings"));
	else
		fputs("at once", stream);
	fputs(".", stream);
}

/* A list after some words; nothing where it is empty. */
static void write_list(struct options *options, const char *name, const char *words,
		       const char *after, FILE *stream)
{
	const char *separator = words;
	const char *item;

	for (size_t i = 0; (item = options_item(options, name, i)) != NULL; i++) {
		fprintf(stream, "%s%s", separator, item);
		separator = ", ";
	}
	if (separator != words)
		fputs(after, stream);
}

static void write_enforcement(struct options *options, FILE *stream)
{
	write_demand(options, stream);
	if (options_choice(options, "force_backend") == PWP_FORCE_BACKEND_SHADOW)
		return;
	write_list(options, "force_services", " Only these demand it: ", ".", stream);
	write_list(options, "break_glass_groups", " Never of members of ", ".", stream);
}

static int print_login(const struct context *context, const char *profile)
{
	struct options options = { .policy = context->policy, .profile = profile };
	int mode = options_choice(&options, "login_mode");
	char *text = NULL;
	size_t len = 0;
	FILE *stream = open_memstream(&text, &len);

	if (!stream)
		return PWP_ERR_NOMEM;
	fputs("Passwords in use: ", stream);
	if (mode == PWP_LOGIN_MODE_OBSERVE)
		fputs("judged when people log in; nothing follows.", stream);
	else
		fputs("whoever logs in with one that breaks these rules", stream);
	if (mode == PWP_LOGIN_MODE_WARN)
		fputs(" is warned.", stream);
	else if (mode == PWP_LOGIN_MODE_ENFORCE)
		write_enforcement(&options, stream);
	int error = fclose(stream) == 0 ? 0 : PWP_ERR_NOMEM;
	if (!error)
		print_item(text);
	free(text);
	return error;
}

static int print_profile(const struct context *context, size_t index)
{
	const char *profile = pwp_policy_profile(context->policy, index);
	bool last = !pwp_policy_profile(context->policy, index + 1);

	output_style(STYLE_BOLD);
	fputs(profile, stdout);
	output_style(STYLE_NONE);
	putchar('\n');
	int error = print_audience(context, profile, last);
	if (!error)
		error = print_rules(context, profile);
	if (!error)
		print_change(context, profile);
	if (!error)
		error = print_login(context, profile);
	return error;
}

static void print_group_cause(const struct context *context)
{
	struct options options = {
		.policy = context->policy,
		.profile = context->request.profile,
	};
	const char *group = options_matching_group(&options, "groups",
						   &context->person.subject.account);

	fputs(", because ", stdout);
	output_printable(context->user);
	printf(" is in the group \"%s\".\n", group ? group : "");
}

static void print_choice(const struct context *context)
{
	output_printable(context->user);
	printf(" is judged by the profile \"%s\"", context->request.profile);
	if (context->profile) {
		puts(", which --profile chooses.");
		return;
	}
	switch (context->person.source) {
	case PWP_PROFILE_SOURCE_USER:
		puts(", because the profile lists that user name.");
		break;
	case PWP_PROFILE_SOURCE_GROUP:
		print_group_cause(context);
		break;
	case PWP_PROFILE_SOURCE_UID:
		printf(", because the profile lists user id %lld.\n",
		       (long long)context->person.subject.account.uid);
		break;
	case PWP_PROFILE_SOURCE_GROUPS_UNKNOWN:
		puts(", unless a group chooses another one.");
		break;
	case PWP_PROFILE_SOURCE_DEFAULT:
		puts(", because no other profile names the user, a group or the user "
		     "id.");
		break;
	}
	if (context->person.subject.found)
		return;
	fputs("(This machine does not know the user ", stdout);
	output_printable(context->user);
	puts(": groups and user id are not known.)");
}

static int print_policy(const struct context *context)
{
	const char *only = context->request.profile;
	const char *profile;
	bool first = true;
	int error = 0;

	if (context->user) {
		print_choice(context);
		putchar('\n');
	}
	for (size_t i = 0;
	     !error && (profile = pwp_policy_profile(context->policy, i)) != NULL; i++) {
		if (only && strcmp(only, profile) != 0)
			continue;
		if (!first)
			putchar('\n');
		first = false;
		error = print_profile(context, i);
	}
	if (error)
		output_error("%s", pwp_strerror(error));
	return error ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}

static bool take(void *data, int id, const char *value)
{
	struct context *context = data;

	if (id == ARGS_OPERAND)
		return context_take_policy(context, value);
	return context_take_option(context, id, value);
}

static int run(const struct command *command, struct args *args)
{
	struct context context = { .policy = NULL };
	int code;

	if (args_parse(args, command, take, &context, &code))
		code = context_open(&context) ? print_policy(&context) : EXIT_NO_VERDICT;
	context_done(&context);
	return code;
}

const struct command policy_explain_command = {
	.name = "policy explain",
	.synopsis = "[NAME|FILE] [OPTION]...",
	.summary = "print the policy in plain English; with --user, whose rules and why",
	.shared_options = context_options,
	.takes_operands = true,
	.run = run,
};
