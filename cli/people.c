/* SPDX-License-Identifier: MIT */
/* pwpolicy people: the commands about the words that are kept about people. */
#include "people.h"

#include "args.h"
#include "say.h"
#include "store/personal_key.h"

#include <stddef.h>

static const struct command *const commands[] = {
	&people_import_command,
	&people_list_command,
	&people_show_command,
	&people_erase_command,
	NULL,
};

void people_say_key(const struct places *places, int error)
{
	say_error("the key %s/%s: %s", places->policy, PERSONAL_KEY_FILE,
		  pwp_strerror(error));
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
