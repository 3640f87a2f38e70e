/* SPDX-License-Identifier: MIT */
/* pwpolicy people: the commands about the words that are stored about people. */
#include "cli/common/args.h"

#include <stddef.h>

#define COMMANDS(X)              \
	X(people_import_command) \
	X(people_list_command)   \
	X(people_show_command)   \
	X(people_erase_command)

COMMANDS(COMMAND_DECLARE)

static const struct command *const commands[] = { COMMANDS(COMMAND_ITEM) NULL };

static int run(const struct command *command, struct args *args)
{
	return args_dispatch(command, args);
}

const struct command people_command = {
	.name = "people",
	.synopsis = "COMMAND [OPTION]...",
	.summary = "import, list, show or erase words about people; for root",
	.children = commands,
	.run = run,
};
