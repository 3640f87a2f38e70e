/* SPDX-License-Identifier: MIT */
/* Arguments and help, both from the tables of command.h. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "cli/common/command.h"

#include "cli/common/secure_buffer.h"

#include <stdbool.h>

/* The arguments that are not read yet. */
struct args {
	int argc;
	char **argv;
	/* A command that prints secrets has the buffer of standard output here, since stdio
	 * does not wipe its own. It is wiped when everything is written. */
	struct secure_buffer *output;
};

/* What take() gets for an argument that is no option. */
enum { ARGS_OPERAND = 0 };

/* Takes an option or operand; false: it has reported what is wrong. */
typedef bool args_take_fn(void *data, int id, const char *value);

/*
 * Hands every argument to take(), which may be NULL for a command without options and
 * operands. Returns true when the command shall go on; else help was printed or an argument
 * was wrong, and *ret_exit is the code to leave with.
 */
bool args_parse(struct args *args, const struct command *command, args_take_fn *take,
		void *data, int *ret_exit);

/* Runs the child command that the next argument names, or prints help. */
int args_dispatch(const struct command *parent, struct args *args);

#endif
