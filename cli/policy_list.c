/* SPDX-License-Identifier: MIT */
/* pwpolicy policy list: the policies that are built in, with what each is for. */
#include "args.h"
#include "pwpolicy.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

enum { TITLE_COLUMN = 18 };

/* tests/cli holds that every shipped policy has its line here. */
static const struct {
	const char *name;
	const char *title;
} titles[] = {
	{ "school", "school IT policy 7.10: pupils, staff and administrators (default)" },
	{ "staff-6",
	  "information security policy 3.2: 6 characters, letters and numbers" },
	{ "ncsc", "advice of the National Cyber Security Centre: three random words" },
	{ "nist-800-63b-4",
	  "NIST SP 800-63B-4: length and a block list, no class rules" },
	{ "cyber-essentials", "Cyber Essentials: 12 characters, or 8 with a deny list" },
};

static const char *title_of(const char *name)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (!strcmp(titles[i].name, name))
			return titles[i].title;
	return "";
}

static bool take(void *data, int id, const char *value)
{
	(void)data;
	(void)id;
	say_error("%s: policy list takes no operand", value);
	return false;
}

static int run(const struct command *command, struct args *args)
{
	const char *name;
	int code;

	if (!args_parse(args, command, take, NULL, &code))
		return code;
	for (size_t i = 0; (name = pwp_policy_shipped(i)) != NULL; i++) {
		printf("%-*s", TITLE_COLUMN, name);
		say_wrapped(TITLE_COLUMN, title_of(name));
	}
	return EXIT_ACCEPTED;
}

const struct command policy_list_command = {
	.name = "policy list",
	.synopsis = "",
	.summary = "list the policies that are built in",
	.run = run,
};
