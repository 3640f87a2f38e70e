/* SPDX-License-Identifier: MIT */
/*
 * suggest --class: a passphrase for each pupil. The files are made first, so that a
 * mistake in a name costs nothing; then all phrases are drawn, each with the pupil's own
 * names and words kept out and away from all phrases before it; then the files are
 * written whole. Anything that fails leaves no file.
 */
#include "class.h"

#include "base/wipe.h"
#include "progress.h"
#include "say.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char pupils_profile[] = "pupil";

/* ---- drawing */

/* Adds the words of a field, with blanks, commas or semicolons between them. Returns how
 * many there are now: one more than the library takes, if there are too many. */
static size_t cut_words(struct pwp_text field,
			struct pwp_text words[static PWP_WORDS_MAX], size_t count)
{
	size_t at = 0;

	while (at < field.len && count <= PWP_WORDS_MAX) {
		size_t start = at;
		while (at < field.len && !strchr(" ,;", field.ptr[at]))
			at++;
		if (at > start && count < PWP_WORDS_MAX)
			words[count] = (struct pwp_text){ field.ptr + start, at - start };
		count += at > start;
		at++;
	}
	return count;
}

static int draw_for(const struct context *context,
		    const struct pwp_suggest_options *wanted, struct pupil *pupil)
{
	struct pwp_request request = context->request;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	struct pwp_text words[PWP_WORDS_MAX];
	size_t count = context->n_words;

	memcpy(words, context->words, count * sizeof(words[0]));
	const enum class_column names[] = { CLASS_FIRST_NAME, CLASS_SURNAME,
					    CLASS_WORDS };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		count = cut_words(pupil->texts[names[i]], words, count);
	request.words = words;
	request.n_words = count;
	request.user = pupil->texts[CLASS_USER];
	request.full_name = pupil->texts[CLASS_NAME];
	int error = pwp_suggest(context->checker, &request, wanted, &suggestion, 1);
	memcpy(pupil->phrase, suggestion.phrase, sizeof(pupil->phrase));
	wipe(&suggestion, sizeof(suggestion));
	return error;
}

static bool draw_all(const struct context *context,
		     const struct pwp_suggest_options *wanted, struct class_set *set)
{
	struct progress progress;
	int error = 0;

	progress_init(&progress, "Drawing");
	for (size_t i = 0; i < set->count && !error; i++) {
		error = draw_for(context, wanted, &set->pupils[i]);
		if (error)
			say_error("pupil %zu of %zu: %s", i + 1, set->count,
				  pwp_strerror(error));
		progress_show(&progress, i + 1, set->count);
	}
	progress_done(&progress);
	return error == 0;
}

/* ---- an earlier set */

static bool add_earlier(struct pwp_phrases *given, const struct class_set *earlier,
			const char *path)
{
	for (size_t i = 0; i < earlier->count; i++) {
		int error =
			pwp_phrases_add(given, earlier->pupils[i].texts[CLASS_PASSWORD]);
		if (error) {
			say_error("%s: %s", path, pwp_strerror(error));
			return false;
		}
	}
	return true;
}

static bool read_earlier(struct pwp_phrases *given, const char *path)
{
	struct class_set earlier = { .count = 0 };
	bool ok = class_read(&earlier, path);

	if (ok && !earlier.has[CLASS_PASSWORD]) {
		say_error("%s: has no column called password", path);
		ok = false;
	}
	ok = ok && add_earlier(given, &earlier, path);
	class_done(&earlier);
	return ok;
}

/* ---- all of it */

struct files {
	struct new_file table, cards;
};

static bool open_files(struct files *files, const struct class_request *asked)
{
	return new_file_open(&files->table, asked->output_path) &&
	       (!asked->cards_path || new_file_open(&files->cards, asked->cards_path));
}

static bool write_files(struct files *files, const struct class_set *set,
			const struct class_request *asked)
{
	class_write_csv(set, files->table.stream);
	if (asked->cards_path)
		class_write_cards(set, asked, files->cards.stream);
	if (asked->cards_path && !new_file_keep(&files->cards))
		return false;
	if (new_file_keep(&files->table))
		return true;
	if (asked->cards_path)
		unlink(asked->cards_path);
	return false;
}

static void print_advice(const struct class_set *set, const struct class_request *asked)
{
	char line[512];

	printf("Passwords for %zu pupils: %s%s%s\n\n", set->count, asked->output_path,
	       asked->cards_path ? ", " : "", asked->cards_path ? asked->cards_path : "");
	snprintf(line, sizeof(line),
		 "Whoever reads %s can log in as any of them. Set the passwords so that "
		 "each is changed at the first log-in, then destroy %s:",
		 asked->cards_path ? "these files" : "this file",
		 asked->cards_path ? "them" : "it");
	say_wrapped(0, line);
	printf("\n  shred -u %s%s%s\n", asked->output_path, asked->cards_path ? " " : "",
	       asked->cards_path ? asked->cards_path : "");
	if (asked->cards_path) {
		putchar('\n');
		say_wrapped(0, "Printed cards go through a paper shredder once they were "
			       "used. The policy forbids keeping a password on paper.");
	}
}

/* A class is of pupils, unless another profile is asked for. */
static void choose_profile(struct context *context)
{
	const char *name;

	if (context->profile || context->user)
		return;
	for (size_t i = 0; (name = pwp_policy_profile(context->policy, i)) != NULL; i++)
		if (!strcmp(name, pupils_profile))
			context->request.profile = name;
}

static bool make_set(const struct context *context, struct class_set *set,
		     struct pwp_suggest_options *wanted,
		     const struct class_request *asked)
{
	struct files files = { 0 };
	int error = pwp_phrases_new(&wanted->given);

	if (error)
		say_error("%s", pwp_strerror(error));
	bool ok = !error &&
		  (!asked->earlier_path ||
		   read_earlier(wanted->given, asked->earlier_path)) &&
		  open_files(&files, asked) && draw_all(context, wanted, set) &&
		  write_files(&files, set, asked);
	new_file_drop(&files.table);
	new_file_drop(&files.cards);
	wanted->given = pwp_phrases_free(wanted->given);
	return ok;
}

int class_suggest(struct context *context, const struct pwp_suggest_options *wanted,
		  const struct class_request *asked)
{
	struct pwp_suggest_options options = *wanted;
	struct class_set set = { .count = 0 };

	choose_profile(context);
	bool ok = class_read(&set, asked->class_path);
	if (ok && set.count == 0) {
		say_error("%s: has no pupils", asked->class_path);
		ok = false;
	}
	ok = ok && make_set(context, &set, &options, asked);
	if (ok)
		print_advice(&set, asked);
	class_done(&set);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}
