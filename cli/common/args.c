/* SPDX-License-Identifier: MIT */
/*
 * Reads the command line by the tables of command.h and prints help from them.
 * Forms: --name, --name value, --name=value, -x, -x value, -xvalue, operands, and --
 * after which all are operands. Nothing is abbreviated and letters are not bundled, so a
 * script means the same for ever. It must not know what an option is for.
 */
#include "cli/common/args.h"

#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 28 };

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

	return def ? def : find(command->shared_options, name, len, letter);
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
	printf("  -h, --help%*sprint this help\n", HELP_COLUMN - 12, "");
}

static bool is_help(const char *arg)
{
	return strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0;
}

static bool complain(const struct command *command, const char *arg, size_t len,
		     const char *what)
{
	output_error("%.*s: %s (see 'pwpolicy %s%s--help')", (int)len, arg, what,
		     command->name, *command->name ? " " : "");
	return false;
}

/* One argument that begins with a dash. */
static bool take_option(struct args *args, const struct command *command, const char *arg,
			args_take_fn *take, void *data)
{
	bool is_long = arg[1] == '-';
	const char *equals = is_long ? strchr(arg, '=') : NULL;
	size_t len = equals ? (size_t)(equals - arg) : is_long ? strlen(arg) : 2;
	const struct option_def *def = is_long ? lookup(command, arg + 2, len - 2, 0)
					       : lookup(command, NULL, 0, arg[1]);

	if (!def)
		return complain(command, arg, len, "no such option");
	const char *value = equals ? equals + 1 : arg[len] ? arg + len : NULL;
	if (value && !def->value)
		return complain(command, arg, len, "takes no value");
	if (!value && def->value) {
		value = shift(args);
		if (!value)
			return complain(command, arg, len, "needs a value");
	}
	return take(data, def->id, value);
}

bool args_parse(struct args *args, const struct command *command, args_take_fn *take,
		void *data, int *ret_exit)
{
	bool operands_only = false;
	const char *arg;

	while ((arg = shift(args)) != NULL) {
		bool ok;

		if (!operands_only && is_help(arg)) {
			print_help(command);
			*ret_exit = EXIT_ACCEPTED;
			return false;
		}
		if (!operands_only && strcmp(arg, "--") == 0) {
			operands_only = true;
			continue;
		}
		if (operands_only || arg[0] != '-' || !arg[1])
			ok = take(data, ARGS_OPERAND, arg);
		else
			ok = take_option(args, command, arg, take, data);
		if (!ok) {
			*ret_exit = EXIT_NO_VERDICT;
			return false;
		}
	}
	return true;
}

int args_dispatch(const struct command *parent, struct args *args)
{
	const char *name = shift(args);

	if (name && is_help(name)) {
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
