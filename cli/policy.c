/* SPDX-License-Identifier: MIT */
/* pwpolicy policy: the commands about a policy itself, each in a file of its own. */
#include "args.h"

#include <stddef.h>

static const struct command *const commands[] = {
	&policy_list_command,
	&policy_show_command,
	&policy_lint_command,
	&policy_explain_command,
	NULL,
};

static int run(const struct command *command, struct args *args)
{
	return args_dispatch(command, args);
}

const struct command policy_command = {
	.name = "policy",
	.synopsis = "COMMAND [OPTION]...",
	.summary = "list, show, check or explain policies",
	.children = commands,
	.run = run,
};
