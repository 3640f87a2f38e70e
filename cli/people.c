/* SPDX-License-Identifier: MIT */
/* pwpolicy people: the commands about the words that are kept about people. */
#include "people.h"

#include "args.h"
#include "exposed.h"
#include "say.h"
#include "store/personal/personal_key.h"

#include <stddef.h>
#include <stdio.h>

static const struct command *const commands[] = {
	&people_import_command,
	&people_list_command,
	&people_show_command,
	&people_erase_command,
	NULL,
};

void people_say_key(const struct places *places, int error)
{
	char path[512], fault[EXPOSED_SIZE];
	int len =
		snprintf(path, sizeof(path), "%s/%s", places->policy, PERSONAL_KEY_FILE);

	if (error == PWP_ERR_UNTRUSTED && len > 0 && (size_t)len < sizeof(path) &&
	    exposed_find(path, 0, PERSONAL_KEY_FORBIDDEN, fault))
		say_error("the key %s", fault);
	else
		say_error("the key %s: %s", path, pwp_strerror(error));
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
