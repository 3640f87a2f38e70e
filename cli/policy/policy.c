/* SPDX-License-Identifier: MIT */
/* pwpolicy policy: the commands about a policy itself, each in a file of its own. */
#include "cli/common/args.h"

#include <stddef.h>

#define COMMANDS(X)            \
	X(policy_list_command) \
	X(policy_show_command) \
	X(policy_lint_command) \
	X(policy_explain_command)

COMMANDS(COMMAND_DECLARE)

static const struct command *const commands[] = { COMMANDS(COMMAND_ITEM) NULL };

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
