/* SPDX-License-Identifier: MIT */
/*
 * suggest --class: a passphrase for each pupil. The files are created first, so that a
 * mistyped name costs nothing; then all phrases are drawn, each without the pupil's own
 * names and words and different from all phrases before it; then both files are written.
 * Whatever fails, also printing how to destroy them, both files exist or neither does; see
 * atomic_file.c for when the process is killed. A signal that ends the process is blocked
 * until the pupil's phrase is drawn and the files are removed.
 */
#include "cli/suggest/class.h"

#include "base/str.h"
#include "base/array.h"
#include "base/wipe.h"
#include "cli/common/shred_command.h"
#include "cli/cards/atomic_file.h"
#include "cli/cards/signal_block.h"
#include "cli/common/progress.h"
#include "cli/common/output.h"
#include "base/printable.h"
#include "cli/suggest/suggest_print.h"
#include "cli/csv/csv_cell.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char pupils_profile[] = "pupil";

/* ---- an earlier set */

/* The class itself may be an earlier set: then its passwords are excluded too. */
static bool add_passwords(struct pwp_phrases *exclusions, const struct class_set *set,
			  const struct table_column *column, const char *path)
{
	for (size_t i = 0; i < set->count; i++) {
		struct pwp_text password = class_cell(set, i, column);
		int error = password.len > 0 ? pwp_phrases_add(exclusions, password) : 0;

		if (error) {
			output_error("%s:%zu: the password: %s", path,
				     set->pupils[i].line, pwp_strerror(error));
			return false;
		}
	}
	return true;
}

static bool add_earlier(struct pwp_phrases *exclusions, const struct class_set *set,
			const char *path)
{
	bool ok = true;

	for (size_t i = 0; i < set->map->count && ok; i++)
		if (set->map->columns[i].kind == TABLE_PASSWORD)
			ok = add_passwords(exclusions, set, &set->map->columns[i], path);
	return ok;
}

static bool read_earlier(struct pwp_phrases *exclusions, const char *path)
{
	struct secure_buffer map = { NULL, 0 };

	if (!secure_buffer_init(&map, sizeof(struct table_map)))
		return false;
	struct class_set earlier = { .map = (void *)map.ptr };
	bool ok = class_read(&earlier, CLASS_EARLIER, path) &&
		  add_earlier(exclusions, &earlier, path);
	class_done(&earlier);
	secure_buffer_done(&map);
	return ok;
}

/* ---- all of it */

enum { TABLE, CARDS, FILES };

struct files {
	struct atomic_file file[FILES];
	size_t count;
};

static bool open_files(struct files *files, const struct class_options *options)
{
	const char *const paths[FILES] = { options->output_path, options->cards_path };

	for (size_t i = 0; i < FILES && paths[i]; i++) {
		if (!atomic_file_open(&files->file[i], paths[i]))
			return false;
		files->count++;
	}
	if (files->count < FILES ||
	    !atomic_file_is_same(&files->file[TABLE], &files->file[CARDS]))
		return true;
	output_error("%s: for the table and for the cards", options->cards_path);
	return false;
}

static bool write_files(struct files *files, const struct class_set *set,
			const struct class_options *options,
			const struct signal_block *block)
{
	class_write_table(set, options, files->file[TABLE].stream);
	if (files->count > CARDS)
		class_write_cards(set, options, files->file[CARDS].stream);
	return !signal_block_pending(block) &&
	       atomic_file_commit(files->file, files->count);
}

static void close_files(struct files *files, bool keep)
{
	for (size_t i = 0; i < FILES; i++)
		if (keep)
			atomic_file_done(&files->file[i]);
		else
			atomic_file_discard(&files->file[i]);
}

static void print_lines(const char *words, const struct line_ranges *lines)
{
	if (lines->lines == 0)
		return;
	printf("%s: %zu %s, ", words, lines->lines,
	       output_plural(lines->lines, "pupil", "pupils"));
	line_ranges_print(lines);
	putchar('\n');
}

/* Whatever of the table was not taken as it stands. */
static void print_table(const struct class_set *set, const struct class_options *options)
{
	table_map_print(set->map);
	table_map_print_dates(set->map);
	print_lines("Found by the part of the e-mail address before the @",
		    &set->by_local_part);
	print_lines("Found in other capital and small letters", &set->by_case);
	if (set->empty_rows > 0)
		printf("Skipped, empty: %zu %s\n", set->empty_rows,
		       output_plural(set->empty_rows, "row", "rows"));
	if (options->format == CLASS_GOOGLE && !table_map_has(set->map, TABLE_UNIT))
		output_paragraph(
			"The organisational unit of all is /, the topmost: accounts that "
			"exist would move there. To keep them where they are, give the "
			"class a column Org Unit Path.");
}

/* False: it could not be printed, which main() reports; nobody would know then that there
 * are passwords to destroy. */
static bool print_advice(const struct class_set *set, const struct class_options *options)
{
	const char *cards = options->cards_path;
	const char *const paths[FILES] = { options->output_path, cards };

	output_paragraph("Passwords for %zu %s: %s%s%s", set->count,
			 output_plural(set->count, "pupil", "pupils"),
			 options->output_path, cards ? ", " : "", cards ? cards : "");
	print_table(set, options);
	putchar('\n');
	output_paragraph(
		"Whoever reads %s can log in as any of them. Set the passwords so that "
		"each is changed at the first log-in, then destroy %s:",
		cards ? "these files" : "this file", cards ? "them" : "it");
	shred_command_print(paths, cards ? FILES : CARDS);
	if (cards) {
		putchar('\n');
		output_paragraph(
			"Printed cards go through a paper shredder once they were used. "
			"The policy forbids keeping a password on paper.");
	}
	return fflush(stdout) == 0 && !ferror(stdout);
}

/* A class consists of pupils, unless another profile is given. */
static void choose_profile(struct context *context)
{
	const char *name;

	if (context->profile)
		return;
	for (size_t i = 0; (name = pwp_policy_profile(context->policy, i)) != NULL; i++)
		if (strcmp(name, pupils_profile) == 0)
			context->profile = context->request.profile = name;
}

static bool make_files(const struct context *context, struct class_set *set,
		       const struct pwp_suggest_options *wanted,
		       const struct class_options *options)
{
	struct files files = { .count = 0 };
	struct signal_block block;

	if (!signal_block_begin(&block))
		return false;
	bool ok = open_files(&files, options) &&
		  class_draw(context, wanted, set, options->class_path, &block) &&
		  write_files(&files, set, options, &block) &&
		  print_advice(set, options) && !signal_block_pending(&block);
	close_files(&files, ok);
	signal_block_end(&block);
	return ok;
}

static bool make_set(const struct context *context, struct class_set *set,
		     struct pwp_suggest_options *wanted,
		     const struct class_options *options)
{
	int error = pwp_phrases_new(&wanted->exclusions);

	if (error)
		output_error("%s", pwp_strerror(error));
	bool ok = !error && class_format_check(set, options) &&
		  class_mark_alike(set, options->full_names) &&
		  add_earlier(wanted->exclusions, set, options->class_path) &&
		  (!options->earlier_path ||
		   read_earlier(wanted->exclusions, options->earlier_path)) &&
		  make_files(context, set, wanted, options);
	wanted->exclusions = pwp_phrases_free(wanted->exclusions);
	return ok;
}

/* The cards are a page in UTF-8; a title that is not visible is a mistake. */
static bool has_title(const struct class_options *options)
{
	const char *fault = NULL;

	if (!options->title)
		return true;
	if (!printable(options->title))
		fault = "is not UTF-8, or holds control characters";
	else if (csv_cell_trim(text_from_c(options->title)).len == 0)
		fault = "is empty";
	if (fault)
		output_error("--title: %s", fault);
	return !fault;
}

int class_suggest(struct context *context, const struct pwp_suggest_options *wanted,
		  const struct class_options *options, struct table_map *map)
{
	struct pwp_suggest_options draw = *wanted;
	struct class_set set = { .map = map };

	choose_profile(context);
	bool ok = has_title(options) &&
		  class_read(&set, CLASS_PUPILS, options->class_path) &&
		  make_set(context, &set, &draw, options);
	class_done(&set);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}
