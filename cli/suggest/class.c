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
#include "cli/cards/signal_block.h"
#include "cli/common/progress.h"
#include "cli/common/output.h"
#include "base/printable.h"
#include "cli/suggest/suggest_print.h"
#include "cli/csv/csv_cell.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static_assert(PWP_WORDS_MAX == 64, "a message names the limit");

static const char pupils_profile[] = "pupil";

/* ---- drawing */

/* Adds the words of a field. Returns how many there are now: one more than the library
 * takes, if there are too many. */
static size_t add_words(struct pwp_text field,
			struct pwp_text words[static PWP_WORDS_MAX], size_t count)
{
	struct pwp_text word;

	while (count <= PWP_WORDS_MAX && csv_cell_next_word(&field, &word)) {
		if (count < PWP_WORDS_MAX)
			words[count] = word;
		count++;
	}
	return count;
}

static struct pwp_text unless_empty(struct pwp_text text)
{
	return text.len > 0 ? text : (struct pwp_text){ NULL, 0 };
}

/* Makes a request of what the table and, as for --user, this machine know of a pupil. The
 * request borrows all texts, also from `words`. Returns 0, or the error of a look-up. */
static int make_request(const struct context *context, const struct pupil *pupil,
			struct pwp_text words[static PWP_WORDS_MAX],
			struct context_person *person, struct pwp_request *request)
{
	static const enum class_column names[] = { CLASS_FIRST_NAME, CLASS_SURNAME,
						   CLASS_WORDS };
	bool has_user = pupil->texts[CLASS_USER].len > 0;
	size_t count = context->n_words;

	memcpy(words, context->words, count * sizeof(words[0]));
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		count = add_words(pupil->texts[names[i]], words, count);
	*request = has_user ? context_request(context) : context->request;
	request->words = words;
	request->n_words = count;
	request->full_name = unless_empty(pupil->texts[CLASS_NAME]);
	if (!has_user)
		return 0;
	int error = context_add_person(context, pupil->texts[CLASS_USER].ptr, request,
				       person);
	if (!error)
		(void)context_warn_of_groups(person, request->profile);
	return error;
}

/* Returns NULL, or what is wrong: static, or in `text`. */
static const char *draw_for(const struct context *context,
			    const struct pwp_suggest_options *wanted, struct pupil *pupil,
			    char text[static SUGGEST_FAULT_SIZE])
{
	struct pwp_request request;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	struct pwp_text words[PWP_WORDS_MAX];
	struct context_person person = CONTEXT_PERSON_INIT;
	const char *fault = NULL;

	int error = make_request(context, pupil, words, &person, &request);
	if (!error && request.n_words > PWP_WORDS_MAX)
		fault = "more than 64 names and words";
	else if (!error)
		error = pwp_suggest(context->checker, &request, wanted, &suggestion, 1);
	if (error)
		fault = suggest_fault(wanted, error, text);
	if (!fault)
		memcpy(pupil->phrase, suggestion.phrase, sizeof(pupil->phrase));
	wipe(&suggestion, sizeof(suggestion));
	context_person_done(&person);
	return fault;
}

static bool draw_all(const struct context *context,
		     const struct pwp_suggest_options *wanted, struct class_set *set,
		     const char *path, const struct signal_block *block)
{
	char text[SUGGEST_FAULT_SIZE];
	const char *fault = NULL;
	struct progress progress;
	size_t done = 0;

	progress_init(&progress, "Drawing");
	while (done < set->count && !signal_block_pending(block)) {
		fault = draw_for(context, wanted, &set->pupils[done], text);
		if (fault)
			break;
		progress_show(&progress, ++done, set->count);
	}
	progress_done(&progress);
	if (fault)
		output_error("%s:%zu: %s", path, set->pupils[done].line, fault);
	return done == set->count;
}

/* ---- an earlier set */

/* The class itself may be an earlier set: then its passwords are excluded too. */
static bool add_passwords(struct pwp_phrases *exclusions, const struct class_set *set,
			  const char *path)
{
	for (size_t i = 0; i < set->count; i++) {
		struct pwp_text password = set->pupils[i].texts[CLASS_PASSWORD];
		int error = password.len > 0 ? pwp_phrases_add(exclusions, password) : 0;

		if (error) {
			output_error("%s:%zu: the password: %s", path,
				     set->pupils[i].line, pwp_strerror(error));
			return false;
		}
	}
	return true;
}

static bool read_earlier(struct pwp_phrases *exclusions, const char *path)
{
	struct class_set earlier = { .count = 0 };
	bool ok = class_read(&earlier, CLASS_EARLIER, path) &&
		  add_passwords(exclusions, &earlier, path);

	class_done(&earlier);
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
	class_write_csv(set, files->file[TABLE].stream);
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

/* False: it could not be printed, which main() reports; nobody would know then that there
 * are passwords to destroy. */
static bool print_advice(const struct class_set *set, const struct class_options *options)
{
	const char *cards = options->cards_path;
	const char *const paths[FILES] = { options->output_path, cards };

	output_paragraph("Passwords for %zu %s: %s%s%s", set->count,
			 output_plural(set->count, "pupil", "pupils"),
			 options->output_path, cards ? ", " : "", cards ? cards : "");
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
		  draw_all(context, wanted, set, options->class_path, &block) &&
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
	bool ok = !error && add_passwords(wanted->exclusions, set, options->class_path) &&
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
		  const struct class_options *options)
{
	struct pwp_suggest_options draw = *wanted;
	struct class_set set = { .count = 0 };

	choose_profile(context);
	bool ok = has_title(options) &&
		  class_read(&set, CLASS_PUPILS, options->class_path) &&
		  make_set(context, &set, &draw, options);
	class_done(&set);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}
