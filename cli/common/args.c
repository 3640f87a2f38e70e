/* SPDX-License-Identifier: MIT */
/*
 * Reads the command line by the tables of command.h and prints help from them.
 * Forms: --name, --name value, --name=value, -x, -x value, -xvalue, letters without values
 * bundled as -xyz, operands, and -- after which all are operands. No name is abbreviated,
 * so that a script keeps its meaning when options are added. It must not know what an
 * option is for.
 */
#include "cli/common/args.h"

#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 28 };

/* Every command has it. */
static const struct option_def help_options[] = {
	{ 'h', 'h', "help", NULL, "print this help" },
	{ 0, 0, NULL, NULL, NULL },
};

struct parsing {
	struct args *args;
	const struct command *command;
	args_take_fn *take;
	void *data;
};

enum progress { GO_ON, HELP_PRINTED, WRONG };

static const struct option_def *find(const struct option_def *table, const char *name,
				     size_t len, char letter)
{
	for (; table && table->name; table++) {
		if (letter ? table->letter == letter
			   : strlen(table->name) == len &&
				     memcmp(table->name, name, len) == 0)
			return table;
	}
	return NULL;
}

static const struct option_def *lookup(const struct command *command, const char *name,
				       size_t len, char letter)
{
	const struct option_def *def = find(command->options, name, len, letter);

	if (!def)
		def = find(command->shared_options, name, len, letter);
	return def ? def : find(help_options, name, len, letter);
}

static const char *shift(struct args *args)
{
	if (args->argc == 0)
		return NULL;
	args->argc--;
	return *args->argv++;
}

/* A letter that `before` has too is not this table's to take. */
static void print_options(const struct option_def *table, const struct option_def *before)
{
	for (; table && table->name; table++) {
		char letter = table->letter;
		char left[64];

		if (letter && find(before, NULL, 0, letter))
			letter = 0;
		snprintf(left, sizeof(left), "  %c%c%s--%s%s%s", letter ? '-' : ' ',
			 letter ? letter : ' ', letter ? ", " : "  ", table->name,
			 table->value ? " " : "", table->value ? table->value : "");
		printf("%-*s", HELP_COLUMN, left);
		if (strlen(left) >= HELP_COLUMN)
			printf("\n%*s", HELP_COLUMN, "");
		output_wrapped(HELP_COLUMN, table->help);
	}
}

/* The last word of a child's name: "show" of "policy show". */
static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space ? space + 1 : name;
}

/* A table's summary is a phrase; as a paragraph it is a sentence. */
static void print_summary(const char *summary)
{
	char line[160];

	snprintf(line, sizeof(line), "%s.", summary);
	if (line[0] >= 'a' && line[0] <= 'z')
		line[0] = (char)(line[0] - 'a' + 'A');
	output_wrapped(0, line);
}

static void print_children(const struct command *const *children)
{
	if (children)
		puts("\nCommands:");
	for (; children && *children; children++) {
		printf("  %-*s", HELP_COLUMN - 2, last_word((*children)->name));
		output_wrapped(HELP_COLUMN, (*children)->summary);
	}
}

static void print_help(const struct command *command)
{
	printf("Usage: pwpolicy %s%s%s\n\n", command->name, *command->name ? " " : "",
	       command->synopsis);
	print_summary(command->summary);
	print_children(command->children);
	puts("\nOptions:");
	print_options(command->options, NULL);
	print_options(command->shared_options, command->options);
	print_options(help_options, NULL);
}

static void complain(const struct command *command, const char *arg, size_t len,
		     const char *what)
{
	output_error("%.*s: %s (see 'pwpolicy %s%s--help')", (int)len, arg, what,
		     command->name, *command->name ? " " : "");
}

/* Applies an option that is called `arg`, of `len` bytes, with its value if it was found. */
static enum progress apply(const struct parsing *parsing, const struct option_def *def,
			   const char *arg, size_t len, const char *value)
{
	const char *fault = NULL;

	if (def && def->value && !value)
		value = shift(parsing->args);
	if (!def)
		fault = "no such option";
	else if (value && !def->value)
		fault = "takes no value";
	else if (!value && def->value)
		fault = "needs a value";
	if (fault) {
		complain(parsing->command, arg, len, fault);
		return WRONG;
	}
	if (def == help_options) {
		print_help(parsing->command);
		return HELP_PRINTED;
	}
	return parsing->take(parsing->data, def->id, value) ? GO_ON : WRONG;
}

static enum progress take_long(const struct parsing *parsing, const char *arg)
{
	size_t len = strcspn(arg, "=");
	const char *value = arg[len] ? arg + len + 1 : NULL;

	return apply(parsing, lookup(parsing->command, arg + 2, len - 2, 0), arg, len,
		     value);
}

/* Letters up to one that takes a value, which is the rest. */
static enum progress take_letters(const struct parsing *parsing, const char *arg)
{
	enum progress progress = GO_ON;

	for (const char *at = arg + 1; *at && progress == GO_ON; at++) {
		const struct option_def *def = lookup(parsing->command, NULL, 0, *at);
		const char name[] = { '-', *at };
		const char *value = def && def->value && at[1] ? at + 1 : NULL;

		progress = apply(parsing, def, name, sizeof(name), value);
		if (def && def->value)
			break;
	}
	return progress;
}

/* An operand may be a password: a command whose operand could be one has a message
 * without it. */
static enum progress take_operand(const struct parsing *parsing, const char *arg)
{
	const struct command *command = parsing->command;

	if (command->takes_operands)
		return parsing->take(parsing->data, ARGS_OPERAND, arg) ? GO_ON : WRONG;
	if (command->operand_fault)
		output_error("%s", command->operand_fault);
	else
		output_error("%s: %s takes no operand", arg, command->name);
	return WRONG;
}

static enum progress take_argument(const struct parsing *parsing, const char *arg,
				   bool operands_only)
{
	if (operands_only || arg[0] != '-' || !arg[1])
		return take_operand(parsing, arg);
	return (arg[1] == '-' ? take_long : take_letters)(parsing, arg);
}

bool args_parse(struct args *args, const struct command *command, args_take_fn *take,
		void *data, int *ret_exit)
{
	const struct parsing parsing = { args, command, take, data };
	enum progress progress = GO_ON;
	bool operands_only = false;
	const char *arg;

	while (progress == GO_ON && (arg = shift(args)) != NULL) {
		if (!operands_only && strcmp(arg, "--") == 0)
			operands_only = true;
		else
			progress = take_argument(&parsing, arg, operands_only);
	}
	if (progress != GO_ON)
		*ret_exit = progress == HELP_PRINTED ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
	return progress == GO_ON;
}

int args_dispatch(const struct command *parent, struct args *args)
{
	const char *name = shift(args);

	if (name && (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)) {
		print_help(parent);
		return EXIT_ACCEPTED;
	}
	for (const struct command *const *child = parent->children; name && *child;
	     child++) {
		if (strcmp(name, last_word((*child)->name)) == 0)
			return (*child)->run(*child, args);
	}
	if (name)
		complain(parent, name, strlen(name), "no such command");
	else
		output_error("which command? See 'pwpolicy %s%s--help'", parent->name,
			     *parent->name ? " " : "");
	return EXIT_NO_VERDICT;
}
