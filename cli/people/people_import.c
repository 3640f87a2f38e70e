/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy people import: reads words about people from the file of a school's management
 * system. The whole file is read and understood before anything is written, so a fault in
 * the last row leaves everything as it was.
 */
#include "cli/common/args.h"
#include "store/system/calendar.h"
#include "cli/common/shred_command.h"
#include "cli/people/key_report.h"
#include "cli/people/people_import.h"
#include "cli/common/progress.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/record/audit.h"
#include "store/personal/personal.h"
#include "base/printable.h"
#include "store/system/host.h"

#include <stdio.h>
#include <string.h>

struct arguments {
	struct people_map map;
	struct people_rows rows;
	const char *file;
	bool new_key, dry_run;
};

enum { IMPORT_MAP = 1, IMPORT_NEW_KEY, IMPORT_DRY_RUN };

static const struct option_def options[] = {
	{ IMPORT_MAP, 'm', "map", "KIND=COLUMN,...",
	  "which columns are read and as what: user=COLUMN and any of name, first, last, "
	  "born, pet, child, partner, street, town, postcode, phone, email, other; all "
	  "other columns are dropped; may be repeated" },
	{ IMPORT_DRY_RUN, 0, "dry-run", NULL,
	  "show what would be imported, and write nothing" },
	{ IMPORT_NEW_KEY, 0, "new-key", NULL,
	  "make a new key; the words of all who are not in the file are erased" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	struct arguments *arguments = data;

	switch (id) {
	case IMPORT_MAP:
		return people_map_add(&arguments->map, value);
	case IMPORT_NEW_KEY:
		arguments->new_key = true;
		return true;
	case IMPORT_DRY_RUN:
		arguments->dry_run = true;
		return true;
	default:
		if (!arguments->file) {
			arguments->file = value;
			return true;
		}
		output_error("%s: one file at a time", value);
		return false;
	}
}

static void print_columns(const struct people_map *map)
{
	char name[CSV_FIELD_MAX + 1]; /* as the file's first row has it */

	printf("%-10s %-30s %10s %10s\n", "Kind", "Column", "Filled", "Forms");
	for (size_t i = 0; i < map->count; i++) {
		const struct people_column *column = &map->columns[i];

		snprintf(name, sizeof(name), "%.*s", (int)column->name.len,
			 column->name.ptr);
		printable_copy(name, name, sizeof(name));
		printf("%-10s %-30s %10zu ", people_map_kind(column), name,
		       column->filled);
		if (column->kind == PEOPLE_MAP_USER)
			printf("%10s\n", "-");
		else
			printf("%10zu\n", column->forms);
	}
}

static void print_unknown(const struct people_rows *rows)
{
	if (rows->unknown.lines == 0)
		return;
	printf("Left out, about nobody on this system: %zu of %zu %s, %s ",
	       rows->unknown.lines, rows->count,
	       output_plural(rows->count, "row", "rows"),
	       output_plural(rows->unknown.lines, "line", "lines"));
	line_ranges_print(&rows->unknown);
	putchar('\n');
}

static void print_until(void)
{
	char day[CALENDAR_DATE_SIZE];

	calendar_date(host_today() + PERSONAL_DAYS, day);
	printf("They are used up to and including %s; import again before then.\n", day);
}

static void print_advice(const char *file)
{
	if (strcmp(file, "-") == 0) {
		puts("The source of these rows still holds them in plain text: delete "
		     "every file of it.");
		return;
	}
	output_paragraph(
		"%s still holds everything in plain text: delete every copy, and destroy "
		"it:",
		file);
	shred_command_print(&file, 1);
}

/* The import is complete, also where the result could not be printed. */
static void report_unprinted(const char *file)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return;
	if (strcmp(file, "-") == 0)
		file = "their source";
	output_error(
		"all words are imported; %s still holds everything in plain text: delete "
		"it",
		file);
}

static void show_written(void *data, size_t done, size_t all)
{
	progress_show(data, done, all);
}

static int audit(const struct places *places, bool imported)
{
	const struct audit_record record = {
		.time = host_now(),
		.event = "import",
		.uid = -1,
		.outcome = imported ? "imported" : "not_imported",
	};
	int error = audit_append(places, &record);

	if (error)
		output_error("the audit trail could not be written: %s",
			     pwp_strerror(error));
	return error;
}

static void print_result(const struct arguments *arguments,
			 const struct personal_import_totals *totals, size_t removed)
{
	printf("Imported: words about %zu %s, in %zu %s.\n", totals->people,
	       output_plural(totals->people, "person", "people"), totals->forms,
	       output_plural(totals->forms, "form", "forms"));
	print_unknown(&arguments->rows);
	if (removed > 0)
		printf("Erased: words about %zu %s, expired or of another key.\n",
		       removed, output_plural(removed, "person", "people"));
	print_until();
	print_advice(arguments->file);
}

static int commit(const struct places *places, const struct arguments *arguments,
		  struct personal_import *import)
{
	const struct personal_import_totals totals = personal_import_totals(import);
	struct personal_import_result result = { .written = 0 };
	struct progress progress;

	progress_init(&progress, "Writing");
	int error = personal_import_commit(import, show_written, &progress, &result);
	progress_done(&progress);
	if (error && result.written < totals.people)
		output_error(
			"only the words about %zu of %zu people are new, all others are "
			"unchanged; import again: %s",
			result.written, totals.people, pwp_strerror(error));
	else if (error)
		output_error(
			"all words are imported, but some that are useless or expired "
			"could not be removed: %s",
			pwp_strerror(error));
	else
		print_result(arguments, &totals, result.removed);
	if (!error)
		report_unprinted(arguments->file);
	int unwritten = audit(places, !error);
	return error || unwritten ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}

static int print_dry_run(const struct arguments *arguments,
			 const struct personal_import *import)
{
	const struct personal_import_totals totals = personal_import_totals(import);

	print_columns(&arguments->map);
	print_unknown(&arguments->rows);
	printf("Words about %zu %s would be imported, in %zu %s. Nothing was "
	       "written.\n",
	       totals.people, output_plural(totals.people, "person", "people"),
	       totals.forms, output_plural(totals.forms, "form", "forms"));
	return EXIT_ACCEPTED;
}

static int import_file(const struct places *places, struct arguments *arguments,
		       struct personal_import *import)
{
	if (!people_read(arguments->file, &arguments->map, import, &arguments->rows))
		return EXIT_NO_VERDICT;
	if (arguments->dry_run)
		return print_dry_run(arguments, import);
	if (personal_import_totals(import).people > 0)
		return commit(places, arguments, import);
	print_unknown(&arguments->rows);
	output_error("no row is about anybody on this system; nothing was changed");
	return EXIT_NO_VERDICT;
}

static int do_import(const struct places *places, struct arguments *arguments)
{
	struct personal_import *import = NULL;
	enum personal_import_key key = arguments->dry_run   ? PERSONAL_IMPORT_NO_KEY
				       : arguments->new_key ? PERSONAL_IMPORT_NEW_KEY
							    : PERSONAL_IMPORT_KEPT_KEY;
	int error = personal_import_new(places, key, &import);

	if (error == PWP_ERR_BUSY)
		output_error("another import is running");
	else if (error)
		key_report_fault(places, error);
	int code = error ? EXIT_NO_VERDICT : import_file(places, arguments, import);
	import = personal_import_free(import);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct arguments arguments = { .file = NULL };
	int code;

	if (!args_parse(args, command, take, &arguments, &code))
		return code;
	if (!arguments.file) {
		output_error("which file? See 'pwpolicy people import --help'");
		return EXIT_NO_VERDICT;
	}
	if (!people_map_check(&arguments.map) || !privilege_require_root())
		return EXIT_NO_VERDICT;
	return do_import(places_system(), &arguments);
}

const struct command people_import_command = {
	.name = "people import",
	.synopsis = "--map KIND=COLUMN,... [--dry-run] [--new-key] FILE|-",
	.summary = "store words about people in a form that nobody can read",
	.options = options,
	.takes_operands = true,
	.run = run,
};
