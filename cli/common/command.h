/* SPDX-License-Identifier: MIT */
/*
 * A command of pwpolicy: a constant in its own file, listed by the table in main.c, or by
 * that of a group of commands such as policy.c. Help and argument parsing read the same
 * constants.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>

enum exit_code {
	EXIT_ACCEPTED = 0, /* or success, for a command that gives no verdict */
	EXIT_REFUSED = 1,
	EXIT_NO_VERDICT = 2 /* or a failure, or wrong usage */
};

struct args;

/* An option of a command; a table of them ends with an entry whose name is NULL. */
struct option_def {
	int id;	     /* what the command's take() gets; above 255 in context.h's table */
	char letter; /* 0: long form only */
	const char *name;
	const char *value; /* what the help calls its value; NULL: it takes none */
	const char *help;
};

struct command {
	const char *name;     /* as typed: "check", "policy show" */
	const char *synopsis; /* what follows the name */
	const char *summary;  /* one line */
	const struct option_def *options;
	const struct option_def *shared_options; /* those of context.h; NULL: none */
	bool takes_operands;
	const char
		*operand_fault; /* else what is wrong with one; NULL: a general message */
	const struct command *const *children; /* ends with NULL; NULL: none */
	int (*run)(const struct command *command, struct args *args);
};

/*
 * For a table of commands that lists each once:
 *	#define COMMANDS(X) X(check_command) X(suggest_command)
 *	COMMANDS(COMMAND_DECLARE)
 *	static const struct command *const commands[] = { COMMANDS(COMMAND_ITEM) NULL };
 */
#define COMMAND_DECLARE(name) extern const struct command name;
#define COMMAND_ITEM(name) &name,

#endif
