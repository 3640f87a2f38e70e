/* SPDX-License-Identifier: MIT */
/*
 * Makes pwpolicy.conf.5.scd at build time: copies a template to standard output and puts
 * the description of every option, from the library's one table, where the template has
 * the line @OPTIONS@.
 *
 *     option_page TEMPLATE
 */
#include "input/value.h"

#include "pwpolicy.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char clause_prefix[] = "clause.";

static const char *const type_names[] = {
	[OPTION_TYPE_NUMBER] = "number", [OPTION_TYPE_BITS] = "bits",
	[OPTION_TYPE_DAYS] = "days",	 [OPTION_TYPE_CHOICE] = "choice",
	[OPTION_TYPE_FLAGS] = "choices", [OPTION_TYPE_TEXT] = "text",
	[OPTION_TYPE_LIST] = "list",	 [OPTION_TYPE_FILE] = "file",
	[OPTION_TYPE_UIDS] = "ranges",	 [OPTION_TYPE_PATTERN] = "pattern",
};

static const char *const scope_notes[] = {
	[OPTION_SCOPE_POLICY] = " Belongs before the first section.",
	[OPTION_SCOPE_PROFILE] = "",
	[OPTION_SCOPE_MATCH] = " Belongs in a section.",
};

/* Writes text so that scdoc takes none of it for mark-up. */
static void print_text(const char *text)
{
	for (; *text; text++) {
		if (strchr("*_\\<>#[]|", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void print_words(const struct option *option)
{
	const char *separator = " One of ";

	if (option->type == OPTION_TYPE_FLAGS)
		separator = " Any of ";
	for (const struct option_word *word = option->words; word && word->name; word++) {
		printf("%s*", separator);
		print_text(word->name);
		putchar('*');
		separator = ", ";
	}
	if (option->words)
		putchar('.');
}

static void print_range(const struct option *option)
{
	const char *unit = option->type == OPTION_TYPE_DAYS ? "d" : "";

	if (option->type == OPTION_TYPE_NUMBER || option->type == OPTION_TYPE_BITS ||
	    option->type == OPTION_TYPE_DAYS)
		printf(" From %u%s to %u%s%s.", option->min, option->min ? unit : "",
		       option->max, unit, option->zero ? ", or 0" : "");
}

/* What the library writes for an option that nothing is set for. */
static void print_default(const struct option *option)
{
	const struct value unset = { .is_set = false };
	char text[256];

	if (value_format(option, &unset, text, sizeof(text)) != 0 || !*text)
		return;
	fputs(" Default: ", stdout);
	print_text(text);
	putchar('.');
}

static void print_option(const struct option *option)
{
	putchar('*');
	print_text(option->name);
	printf("* = _%s_\n\t", type_names[option->type]);
	print_text(option->doc);
	fputs(scope_notes[option->scope], stdout);
	print_words(option);
	print_range(option);
	print_default(option);
	fputs("\n\n", stdout);
}

static bool is_clause(const struct option *option)
{
	return strncmp(option->name, clause_prefix, strlen(clause_prefix)) == 0;
}

/* One paragraph for all of them: only the reason differs. */
static void print_clauses(void)
{
	const struct option *option;
	const char *separator = " ";

	fputs("*clause.*_reason_ = _text_\n\tClause of the written policy behind one "
	      "reason, instead of that of _clause_. Belongs before the first section. "
	      "The options "
	      "are",
	      stdout);
	for (size_t i = 0; (option = option_at(i)) != NULL; i++) {
		if (!is_clause(option))
			continue;
		fputs(separator, stdout);
		print_text(option->name);
		separator = ", ";
	}
	fputs(".\n", stdout);
}

static void print_options(void)
{
	const struct option *option;

	for (size_t i = 0; (option = option_at(i)) != NULL; i++)
		if (!is_clause(option))
			print_option(option);
	print_clauses();
}

int main(int argc, char **argv)
{
	FILE *template = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[1024];

	if (!template) {
		fputs("usage: option_page TEMPLATE\n", stderr);
		return 2;
	}
	while (fgets(line, sizeof(line), template)) {
		if (strcmp(line, "@OPTIONS@\n") == 0)
			print_options();
		else
			fputs(line, stdout);
	}
	bool failed = ferror(template) != 0;
	fclose(template);
	return failed || fflush(stdout) != 0;
}
