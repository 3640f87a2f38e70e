/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy policy show: the options in effect, as a policy file that can be read back.
 * What all profiles share comes first; each profile then has its section with what is
 * its own. Options without value are left out.
 */
#include "cli/common/args.h"
#include "cli/common/context.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct show {
	struct context context;
	char *value; /* PWP_VALUE_SIZE each */
	char *other;
};

/*
 * Whether one value holds for all profiles; it is then in show->value. An option without a
 * common value chooses a profile and is written in sections only; one without a value of a
 * profile is for the whole policy.
 */
static bool is_shared(struct show *show, const char *option)
{
	const struct pwp_policy *policy = show->context.policy;
	const char *profile;

	if (pwp_policy_get(policy, NULL, option, show->value, PWP_VALUE_SIZE) != 0)
		return false;
	for (size_t i = 0; (profile = pwp_policy_profile(policy, i)) != NULL; i++)
		if (pwp_policy_get(policy, profile, option, show->other,
				   PWP_VALUE_SIZE) == 0 &&
		    strcmp(show->value, show->other) != 0)
			return false;
	return true;
}

static void print_option(const char *option, const char *value)
{
	if (*value)
		printf("%s = %s\n", option, value);
}

static void print_shared(struct show *show)
{
	const char *option;

	for (size_t i = 0; (option = pwp_option_name(i)) != NULL; i++)
		if (is_shared(show, option))
			print_option(option, show->value);
}

static void print_section(struct show *show, const char *profile)
{
	const char *option;

	printf("\n[profile %s]\n", profile);
	for (size_t i = 0; (option = pwp_option_name(i)) != NULL; i++) {
		if (is_shared(show, option))
			continue;
		context_value(&show->context, profile, option, show->value,
			      PWP_VALUE_SIZE);
		print_option(option, show->value);
	}
}

static void print_policy(struct show *show)
{
	const char *only = show->context.profile;
	const char *profile;

	puts("# Options in effect");
	print_shared(show);
	for (size_t i = 0;
	     (profile = pwp_policy_profile(show->context.policy, i)) != NULL; i++)
		if (!only || strcmp(only, profile) == 0)
			print_section(show, profile);
}

static bool take(void *data, int id, const char *value)
{
	struct show *show = data;

	if (id == ARGS_OPERAND)
		return context_take_policy(&show->context, value);
	return context_take_option(&show->context, id, value);
}

static int run_show(struct show *show)
{
	int code = EXIT_NO_VERDICT;

	if (!context_open(&show->context))
		return code;
	show->value = malloc(PWP_VALUE_SIZE);
	show->other = malloc(PWP_VALUE_SIZE);
	if (show->value && show->other) {
		print_policy(show);
		code = EXIT_ACCEPTED;
	} else {
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
	}
	free(show->value);
	free(show->other);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct show show = { .value = NULL };
	int code;

	if (args_parse(args, command, take, &show, &code))
		code = run_show(&show);
	context_done(&show.context);
	return code;
}

const struct command policy_show_command = {
	.name = "policy show",
	.synopsis = "[NAME|FILE] [OPTION]...",
	.summary = "print the options in effect, as a policy file",
	.shared_options = context_options,
	.takes_operands = true,
	.run = run,
};
