/* SPDX-License-Identifier: MIT */
/* pwpolicy people: the commands about the words that are stored about people. */
#include "cli/people/people.h"

#include "cli/common/args.h"
#include "cli/common/file_mode.h"
#include "cli/common/output.h"
#include "store/personal/personal_key.h"

#include <stddef.h>
#include <stdio.h>

#define COMMANDS(X)              \
	X(people_import_command) \
	X(people_list_command)   \
	X(people_show_command)   \
	X(people_erase_command)

COMMANDS(COMMAND_DECLARE)

static const struct command *const commands[] = { COMMANDS(COMMAND_ITEM) NULL };

void people_report_key(const struct places *places, int error)
{
	char path[512], fault[FILE_MODE_TEXT_SIZE];
	int len =
		snprintf(path, sizeof(path), "%s/%s", places->policy, PERSONAL_KEY_FILE);

	if (error == PWP_ERR_UNTRUSTED && len > 0 && (size_t)len < sizeof(path) &&
	    file_mode_exposed(path, 0, PERSONAL_KEY_FORBIDDEN, fault))
		output_error("the key %s", fault);
	else
		output_error("the key %s: %s", path, pwp_strerror(error));
}

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
