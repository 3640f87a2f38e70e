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
#include "cli/common/secure_buffer.h"
#include "cli/common/string_list.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/identity.h"
#include "store/record/audit.h"
#include "store/personal/personal.h"
#include "base/printable.h"
#include "store/system/host.h"

#include <stdio.h>
#include <string.h>

struct arguments {
	struct table_map *map;
	struct people_rows rows;
	const char *file;
	bool new_key, dry_run;
};

enum { IMPORT_MAP = 1, IMPORT_NEW_KEY, IMPORT_NO_PROGRESS, IMPORT_DRY_RUN };

static const struct option_def options[] = {
	{ IMPORT_MAP, 'm', "map", "KIND=COLUMN,...",
	  "which columns are read and as what: user=COLUMN and any of name, first, last, "
	  "born, pet, child, partner, street, town, postcode, phone, email, other; all "
	  "other columns are dropped; may be repeated (default: columns of user names, "
	  "names and dates of birth, by their titles)" },
	{ IMPORT_DRY_RUN, 0, "dry-run", NULL,
	  "show what would be imported, and write nothing" },
	{ IMPORT_NEW_KEY, 0, "new-key", NULL,
	  "make a new key; the words of all who are not in the file are erased" },
	{ IMPORT_NO_PROGRESS, 0, "no-progress", NULL, "do not show how far it is" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	struct arguments *arguments = data;

	switch (id) {
	case IMPORT_MAP:
		return table_map_add(arguments->map, value);
	case IMPORT_NEW_KEY:
		arguments->new_key = true;
		return true;
	case IMPORT_DRY_RUN:
		arguments->dry_run = true;
		return true;
	case IMPORT_NO_PROGRESS:
		progress_forbid();
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

static void print_columns(const struct table_map *map)
{
	char title[TABLE_TITLE_SIZE];

	printf("%-10s %-30s %10s %10s\n", "Kind", "Column", "Filled", "Forms");
	for (size_t i = 0; i < map->count; i++) {
		const struct table_column *column = &map->columns[i];

		if (column->kind == TABLE_NONE)
			continue;
		printable_copy(column->title, title, sizeof(title));
		printf("%-10s %-30s %10zu ", table_kind_name(column->kind), title,
		       column->filled);
		if (column->kind == TABLE_USER)
			printf("%10s\n", "-");
		else
			printf("%10zu\n", column->forms);
	}
}

static void print_lines(const char *words, const struct line_ranges *lines,
			const struct people_rows *rows)
{
	if (lines->lines == 0)
		return;
	printf("%s: %zu of %zu %s, ", words, lines->lines, rows->count,
	       output_plural(rows->count, "row", "rows"));
	line_ranges_print(lines);
	putchar('\n');
}

/* Whatever of the file was not taken as it stands. */
static void print_rows(const struct arguments *arguments)
{
	const struct people_rows *rows = &arguments->rows;

	table_map_print(arguments->map);
	table_map_print_dates(arguments->map);
	print_lines("Left out, about nobody on this system", &rows->unknown, rows);
	print_lines("Found by the part of the e-mail address before the @",
		    &rows->by_local_part, rows);
	print_lines("Found in other capital and small letters", &rows->by_case, rows);
	if (rows->empty > 0)
		printf("Skipped, empty: %zu %s\n", rows->empty,
		       output_plural(rows->empty, "row", "rows"));
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

/* What is shown while files are written. */
struct writing {
	struct progress progress;
	struct string_list failed;
	bool all_failed_listed;
	size_t anew; /* accounts with the user id of an earlier one */
};

static void show_written(void *data, size_t done, size_t all)
{
	struct writing *writing = data;

	progress_show(&writing->progress, done, all);
}

static void note_failed(void *data, const char *user, int error)
{
	struct writing *writing = data;

	(void)error;
	if (!string_list_add(&writing->failed, user))
		writing->all_failed_listed = false;
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
	print_rows(arguments);
	if (removed > 0)
		printf("Erased: words about %zu %s, expired or of another key.\n",
		       removed, output_plural(removed, "person", "people"));
	print_until();
	print_advice(arguments->file);
}

static int record_erasure(int64_t uid)
{
	const struct audit_record record = {
		.time = host_now(),
		.event = "erase",
		.uid = uid,
		.outcome = "erased",
	};

	return audit_append(places_system(), &record);
}

/* Names are learnt at a login or a change. Only where an earlier account had the user id there is
 * something to do, which is told and goes to the audit trail. */
static int find_name(void *data, const struct account *account,
		     char ret_name[SEALED_USER_MAX + 1])
{
	struct writing *writing = data;
	struct identity identity;
	bool anew = false;
	int error = identity_find(places_system(), account, &identity);

	if (error == PWP_ERR_UNKNOWN)
		error = identity_confirm(places_system(), account, &identity, &anew);
	if (error)
		return error;
	memcpy(ret_name, identity.name, sizeof(identity.name));
	writing->anew += anew;
	return anew ? record_erasure(account->uid) : 0;
}

static void print_failed(const struct writing *writing)
{
	for (size_t i = 0; i < writing->failed.count; i++)
		output_error("not written: the words about %s", writing->failed.items[i]);
	if (!writing->all_failed_listed)
		output_error("not all of them are listed: %s",
			     pwp_strerror(PWP_ERR_NOMEM));
}

static int commit(const struct places *places, const struct arguments *arguments,
		  struct personal_import *import)
{
	const struct personal_import_totals totals = personal_import_totals(import);
	struct personal_import_result result = { .written = 0 };
	struct writing writing = { .all_failed_listed = true };
	const struct personal_import_listener listener = {
		.find_name = find_name,
		.progress = show_written,
		.failed = note_failed,
		.data = &writing,
	};

	progress_init(&writing.progress, "Writing");
	int error = personal_import_commit(import, &listener, &result);
	progress_done(&writing.progress);
	print_failed(&writing);
	string_list_done(&writing.failed);
	if (writing.anew > 0)
		printf("Erased: what was kept about %zu earlier %s with the same user "
		       "id.\n",
		       writing.anew, output_plural(writing.anew, "account", "accounts"));
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

	print_columns(arguments->map);
	print_rows(arguments);
	printf("Words about %zu %s would be imported, in %zu %s. Nothing was "
	       "written.\n",
	       totals.people, output_plural(totals.people, "person", "people"),
	       totals.forms, output_plural(totals.forms, "form", "forms"));
	return EXIT_ACCEPTED;
}

static int import_file(const struct places *places, struct arguments *arguments,
		       struct personal_import *import)
{
	if (!people_read(arguments->file, arguments->map, import, &arguments->rows))
		return EXIT_NO_VERDICT;
	if (arguments->dry_run)
		return print_dry_run(arguments, import);
	if (personal_import_totals(import).people > 0)
		return commit(places, arguments, import);
	print_rows(arguments);
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

/* Whether --map, where it is given, says who and what. */
static bool can_map(const struct table_map *map)
{
	if (map->n_wishes == 0)
		return true;
	if (!table_map_names(map, TABLE_USER))
		output_error("--map: which column holds the user name? (user=COLUMN)");
	else if (map->n_wishes == 1)
		output_error(
			"--map: no column holds words; write for example first=COLUMN");
	return table_map_names(map, TABLE_USER) && map->n_wishes > 1;
}

static int run_with(const struct command *command, struct args *args,
		    struct table_map *map)
{
	struct arguments arguments = { .map = map };
	int code;

	map->kinds = PEOPLE_KINDS;
	map->known = PEOPLE_KNOWN;
	if (!args_parse(args, command, take, &arguments, &code))
		return code;
	if (!arguments.file) {
		output_error("which file? See 'pwpolicy people import --help'");
		return EXIT_NO_VERDICT;
	}
	if (!can_map(map) || !privilege_require_root())
		return EXIT_NO_VERDICT;
	return do_import(places_system(), &arguments);
}

static int run(const struct command *command, struct args *args)
{
	struct secure_buffer map = { NULL, 0 };

	if (!secure_buffer_init(&map, sizeof(struct table_map)))
		return EXIT_NO_VERDICT;
	int code = run_with(command, args, (void *)map.ptr);
	secure_buffer_done(&map);
	return code;
}

const struct command people_import_command = {
	.name = "people import",
	.synopsis = "[--map KIND=COLUMN,...] [--dry-run] [--new-key] FILE|-",
	.summary = "store words about people in a form that nobody can read",
	.options = options,
	.takes_operands = true,
	.run = run,
};
