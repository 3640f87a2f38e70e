/* SPDX-License-Identifier: MIT */
/* pwpolicy policy list: the policies that are built in, with their titles. */
#include "cli/common/args.h"
#include "pwpolicy.h"
#include "cli/common/output.h"

#include <stdio.h>

enum { TITLE_COLUMN = 18 };

static const char default_note[] = " (in force where no policy is installed)";

/* Prints name and title. Returns 0 or the error of a policy that cannot be made. */
static int print_policy(const char *name, const char *note)
{
	struct pwp_policy *policy = NULL;
	char title[PWP_MESSAGE_SIZE];
	char line[2 * PWP_MESSAGE_SIZE];
	int error = pwp_policy_new(name, &policy);

	if (!error)
		error = pwp_policy_get(policy, NULL, "title", title, sizeof(title));
	if (!error) {
		printf("%-*s", TITLE_COLUMN, name);
		snprintf(line, sizeof(line), "%s%s", title, note);
		output_wrapped(TITLE_COLUMN, line);
	} else {
		output_error("%s: %s", name, pwp_strerror(error));
	}
	pwp_policy_free(policy);
	return error;
}

static int run(const struct command *command, struct args *args)
{
	const char *name;
	int code;

	if (!args_parse(args, command, NULL, NULL, &code))
		return code;
	for (size_t i = 0; (name = pwp_policy_shipped(i)) != NULL; i++)
		if (print_policy(name, i == 0 ? default_note : "") != 0)
			return EXIT_NO_VERDICT;
	return EXIT_ACCEPTED;
}

const struct command policy_list_command = {
	.name = "policy list",
	.synopsis = "",
	.summary = "list the policies that are built in",
	.run = run,
};
