/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "faults.h"
#include "fuzz.h"
#include "hush.h"

#include "cli/common/args.h"

#define ARGUMENTS_MAX 16

int command_run(const struct command *command, bool armed, const char *const *arguments)
{
	char *argv[ARGUMENTS_MAX + 1] = { NULL };
	struct args args = { .argv = argv };

	for (; arguments[args.argc]; args.argc++) {
		const char *argument = arguments[args.argc];

		REQUIRE(args.argc < ARGUMENTS_MAX);
		argv[args.argc] = fuzz_copy((const uint8_t *)argument, strlen(argument));
	}
	size_t count = (size_t)args.argc;
	char *copies[ARGUMENTS_MAX + 1];
	memcpy(copies, argv, sizeof(copies));
	hush_begin();
	faults_arm(armed);
	int code = command->run(command, &args);
	faults_arm(false);
	hush_end();
	for (size_t i = 0; i < count; i++)
		free(copies[i]);
	return code;
}
