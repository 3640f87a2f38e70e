/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy policy lint: reads a policy, says where it is wrong (file:line:column, exit
 * code 2), and notes where a policy that is right differs from published guidance.
 */
#include "cli/common/args.h"
#include "cli/common/context.h"
#include "cli/policy/guidance.h"
#include "cli/common/output.h"
#include "store/system/options.h"

#include <stdio.h>
#include <string.h>

/* An operand is a file, also without a slash. */
static bool take(void *data, int id, const char *value)
{
	struct context *context = data;

	if (id != ARGS_OPERAND)
		return context_take_option(context, id, value);
	context->policy_source.is_file = true;
	return context_take_policy(context, value);
}

/* Domains that no group can have. */
static unsigned print_domains(const struct context *context)
{
	struct options common = { .policy = context->policy };
	const char *domain;
	unsigned count = 0;

	for (size_t i = 0; (domain = options_item(&common, "group_domains", i)) != NULL;
	     i++) {
		if (!strpbrk(domain, "\\@"))
			continue;
		fputs("  - group_domains: no group is of the domain ", stdout);
		output_printable(domain);
		puts("; it is written without \\ and @.");
		count++;
	}
	return count;
}

static int print_notes(const struct context *context)
{
	const char *name = context->policy_source.name;
	const char *only = context->request.profile;
	const char *profile;
	output_printable(name ? name : "the installed policy");
	puts(": no errors");
	unsigned count = print_domains(context);
	for (size_t i = 0; (profile = pwp_policy_profile(context->policy, i)) != NULL;
	     i++) {
		struct options options = { .policy = context->policy,
					   .profile = profile };
		if (only && strcmp(only, profile) != 0)
			continue;
		printf("\nProfile \"%s\" and published guidance:\n", profile);
		unsigned notes = guidance_print(context, profile);
		if (notes == 0)
			puts("  - no differences found.");
		if (options_choice(&options, "login_mode") == PWP_LOGIN_MODE_OBSERVE)
			puts("  Passwords in use are not enforced (login_mode = "
			     "observe).");
		count += notes;
	}
	printf("\n%u %s. Notes are no errors: a policy may have its reasons.\n", count,
	       output_plural(count, "note", "notes"));
	return EXIT_ACCEPTED;
}

static int run(const struct command *command, struct args *args)
{
	struct context context = { .policy = NULL };
	int code;

	/* A checker is made too: a policy that cannot be judged with is not without
	 * errors. */
	if (args_parse(args, command, take, &context, &code))
		code = context_open(&context) && context_make_checker(&context, NULL)
			       ? print_notes(&context)
			       : EXIT_NO_VERDICT;
	context_done(&context);
	return code;
}

const struct command policy_lint_command = {
	.name = "policy lint",
	.synopsis = "[FILE] [OPTION]...",
	.summary = "check a policy file and compare it with published guidance",
	.shared_options = context_options,
	.takes_operands = true,
	.run = run,
};
