/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy suggest: draws random passphrases that the policy accepts. On a terminal it
 * shows how to remember each and how strong they are; to a pipe it writes one phrase a line
 * and nothing else. With --class it makes a set for pupils (class.c).
 */
#include "cli/common/args.h"
#include "base/parse_num.h"
#include "base/str.h"
#include "base/wipe.h"
#include "cli/suggest/class.h"
#include "cli/common/context.h"
#include "cli/common/output.h"
#include "cli/common/progress.h"
#include "cli/common/secure_buffer.h"
#include "cli/suggest/suggest_print.h"

#include <stdio.h>
#include <string.h>

enum { COUNT_DEFAULT = 4, COUNT_MAX = 10000 };
/* So many are asked for at once. */
enum { BATCH = 16 };

struct suggest {
	struct context context;
	struct pwp_suggest_options wanted;
	struct class_options class_options;
	struct secure_buffer map; /* struct table_map, where there is a class */
	unsigned count;		  /* 0: not given */
	bool json;
};

enum {
	SUGGEST_JSON = 1,
	SUGGEST_SEPARATOR,
	SUGGEST_CLASS,
	SUGGEST_EARLIER,
	SUGGEST_CARDS,
	SUGGEST_FULL_NAMES,
	SUGGEST_TITLE,
	SUGGEST_MAP,
	SUGGEST_FORMAT,
	SUGGEST_NO_PROGRESS
};

static const struct option_def options[] = {
	{ 'n', 'n', "number", "N", "how many passphrases (1 to 10000, default 4)" },
	{ 'l', 'l', "list", "LIST",
	  "words for infant, junior or general (default: by the profile)" },
	{ 's', 's', "style", "STYLE",
	  "plain, capitals, digits or symbols (default: the simplest that the profile "
	  "accepts)" },
	{ 'w', 'w', "words", "N",
	  "words in each (3 to 10, default: as many as the profile needs)" },
	{ 'b', 'b', "bits", "N", "as many words as give N bits (1 to 128)" },
	{ SUGGEST_SEPARATOR, 0, "separator", "TEXT",
	  "what separates words; may be empty (default: - in plain style)" },
	{ SUGGEST_JSON, 'j', "json", NULL, "write one JSON object a line" },
	{ SUGGEST_CLASS, 0, "class", "FILE",
	  "one for each pupil of a CSV table; needs -o" },
	{ 'o', 'o', "output", "FILE",
	  "with --class: a new CSV table with the passwords" },
	{ SUGGEST_MAP, 'm', "map", "KIND=COLUMN,...",
	  "with --class: which columns are read and as what; may be repeated (default: "
	  "by "
	  "their titles)" },
	{ SUGGEST_FORMAT, 'f', "format", "csv|google|entra",
	  "with --class: how to write the new table; google and entra make or change "
	  "many "
	  "accounts at once (default: csv)" },
	{ SUGGEST_EARLIER, 0, "earlier", "FILE",
	  "with --class: a table of an earlier set to keep away from" },
	{ SUGGEST_CARDS, 0, "cards", "FILE",
	  "with --class: a new page of cards to print (HTML)" },
	{ SUGGEST_FULL_NAMES, 0, "full-names", NULL,
	  "with --cards: surnames and user names, too" },
	{ SUGGEST_TITLE, 0, "title", "TEXT",
	  "with --cards: a line for each card, such as the school" },
	{ SUGGEST_NO_PROGRESS, 0, "no-progress", NULL,
	  "with --class: do not show how far it is" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take_number(const char *what, const char *text, unsigned min, unsigned max,
			unsigned *ret_number)
{
	uint64_t number = 0;

	if (parse_num(str_from_c(text), min, max, &number) != 0) {
		output_error("%s %s: is not a number from %u to %u", what, text, min,
			     max);
		return false;
	}
	*ret_number = (unsigned)number;
	return true;
}

/* A name of a table; its index plus 1 is the library's number. */
static bool take_name(const char *what, const char *text, const char *const *names,
		      unsigned *ret_number)
{
	for (unsigned i = 0; names[i]; i++) {
		if (strcmp(text, names[i]) == 0) {
			*ret_number = i + 1;
			return true;
		}
	}
	output_error("%s %s: there is no such", what, text);
	return false;
}

static bool take_list(struct suggest *suggest, const char *value)
{
	static const char *const names[] = { "infant", "junior", "general", NULL };
	unsigned number = 0;
	bool ok = take_name("--list", value, names, &number);

	suggest->wanted.list = (enum pwp_list)number;
	return ok;
}

static bool take_style(struct suggest *suggest, const char *value)
{
	static const char *const names[] = { "plain", "capitals", "digits", "symbols",
					     NULL };
	unsigned number = 0;
	bool ok = take_name("--style", value, names, &number);

	suggest->wanted.style = (enum pwp_style)number;
	return ok;
}

static bool take_separator(struct suggest *suggest, const char *value)
{
	suggest->wanted.separator = text_from_c(value);
	bool ok = suggest->wanted.separator.len <= PWP_SEPARATOR_MAX;

	for (const char *at = value; ok && *at; at++)
		ok = *at >= ' ' && *at <= '~' && !(*at >= 'a' && *at <= 'z') &&
		     !(*at >= 'A' && *at <= 'Z');
	if (!ok)
		output_error("--separator %s: is not up to %d ASCII characters without "
			     "letters",
			     value, PWP_SEPARATOR_MAX);
	return ok;
}

static bool take_text(const char **ret_text, const char *value)
{
	*ret_text = value;
	return true;
}

static bool make_map(struct suggest *suggest)
{
	if (suggest->map.ptr)
		return true;
	if (!secure_buffer_init(&suggest->map, sizeof(struct table_map)))
		return false;
	((struct table_map *)(void *)suggest->map.ptr)->kinds = CLASS_KINDS;
	return true;
}

static bool take_for_class(struct suggest *suggest, int id, const char *value)
{
	struct class_options *class_options = &suggest->class_options;

	switch (id) {
	case SUGGEST_CLASS:
		return take_text(&class_options->class_path, value);
	case 'o':
		return take_text(&class_options->output_path, value);
	case SUGGEST_EARLIER:
		return take_text(&class_options->earlier_path, value);
	case SUGGEST_CARDS:
		return take_text(&class_options->cards_path, value);
	case SUGGEST_MAP:
		return make_map(suggest) &&
		       table_map_add((void *)suggest->map.ptr, value);
	case SUGGEST_FORMAT:
		return class_format_take(class_options, value);
	case SUGGEST_TITLE:
		return take_text(&class_options->title, value);
	case SUGGEST_FULL_NAMES:
		class_options->full_names = true;
		return true;
	case SUGGEST_NO_PROGRESS:
		progress_forbid();
		return true;
	default:
		return context_take_option(&suggest->context, id, value);
	}
}

static bool take(void *data, int id, const char *value)
{
	struct suggest *suggest = data;

	switch (id) {
	case 'n':
		return take_number("-n", value, 1, COUNT_MAX, &suggest->count);
	case 'w':
		return take_number("--words", value, PWP_PHRASE_WORDS_MIN,
				   PWP_PHRASE_WORDS_MAX, &suggest->wanted.words);
	case 'b':
		return take_number("--bits", value, 1, PWP_PHRASE_BITS_MAX,
				   &suggest->wanted.bits);
	case 'l':
		return take_list(suggest, value);
	case 's':
		return take_style(suggest, value);
	case SUGGEST_SEPARATOR:
		return take_separator(suggest, value);
	case SUGGEST_JSON:
		suggest->json = true;
		return true;
	default:
		return take_for_class(suggest, id, value);
	}
}

/* Whether the options can be combined; else it has reported which cannot. */
static bool can_combine(const struct suggest *suggest)
{
	const struct class_options *class_options = &suggest->class_options;
	const char *fault = NULL;

	if (suggest->wanted.words && suggest->wanted.bits)
		fault = "--words and --bits: one of them";
	else if (class_options->class_path && !class_options->output_path)
		fault = "--class needs -o FILE for the passwords";
	else if (class_options->class_path && (suggest->count || suggest->json))
		fault = "--class gives each pupil one: it goes with neither -n nor "
			"--json";
	else if (class_options->class_path &&
		 (user_option_given(&suggest->context.who) || suggest->context.full_name))
		fault = "--class has its own people: it goes with neither --user nor "
			"--full-name";
	else if (!class_options->class_path && class_options->output_path)
		fault = "-o FILE goes with --class; a policy option is --option "
			"NAME=VALUE here";
	else if (!class_options->class_path &&
		 (suggest->map.ptr || class_options->format_name))
		fault = "--map and --format go with --class";
	else if (!class_options->class_path &&
		 (class_options->earlier_path || class_options->cards_path))
		fault = "--earlier and --cards go with --class";
	else if (!class_options->cards_path &&
		 (class_options->full_names || class_options->title))
		fault = "--full-names and --title go with --cards";
	if (fault)
		output_error("%s", fault);
	return !fault;
}

static void report_no_suggestion(const struct suggest *suggest, int error)
{
	char text[SUGGEST_FAULT_SIZE];

	output_error("%s", suggest_fault(&suggest->wanted, error, text));
}

/* At most BATCH of `count` are in memory at a time. */
static int suggest_all(const struct suggest *suggest, unsigned count,
		       struct pwp_suggestion *batch)
{
	struct pwp_suggestion weakest = PWP_SUGGESTION_INIT;

	for (unsigned i = 0; i < count; i++) {
		if (i % BATCH == 0) {
			unsigned left = count - i < BATCH ? count - i : BATCH;
			batch->size = sizeof(*batch);
			int error = pwp_suggest(suggest->context.checker,
						&suggest->context.request,
						&suggest->wanted, batch, left);
			if (error) {
				report_no_suggestion(suggest, error);
				return EXIT_NO_VERDICT;
			}
		}
		suggest_print(&batch[i % BATCH], suggest->json);
		if (i == 0 || batch[i % BATCH].bits < weakest.bits)
			weakest = batch[i % BATCH];
	}
	if (!suggest->json && output_is_terminal()) {
		suggest_explain(&weakest, count);
		context_print_caller(&suggest->context);
	}
	wipe(&weakest, sizeof(weakest));
	return EXIT_ACCEPTED;
}

static int run_suggest(struct suggest *suggest)
{
	unsigned count = suggest->count ? suggest->count : COUNT_DEFAULT;
	size_t at_once = count < BATCH ? count : BATCH;
	struct secure_buffer batch;

	suggest->context.may_mean_caller = !suggest->class_options.class_path;
	if (!can_combine(suggest) || !context_open(&suggest->context) ||
	    !context_make_checker(&suggest->context, NULL))
		return EXIT_NO_VERDICT;
	if (suggest->class_options.class_path)
		return make_map(suggest)
			       ? class_suggest(&suggest->context, &suggest->wanted,
					       &suggest->class_options,
					       (void *)suggest->map.ptr)
			       : EXIT_NO_VERDICT;
	if (!secure_buffer_init(&batch, at_once * sizeof(struct pwp_suggestion)))
		return EXIT_NO_VERDICT;
	int code =
		suggest_all(suggest, count, (struct pwp_suggestion *)(void *)batch.ptr);
	secure_buffer_done(&batch);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct suggest suggest = { .wanted = PWP_SUGGEST_OPTIONS_INIT };
	int code;

	if (args_parse(args, command, take, &suggest, &code))
		code = secure_buffer_for_stdout(args->output) ? run_suggest(&suggest)
							      : EXIT_NO_VERDICT;
	context_done(&suggest.context);
	secure_buffer_done(&suggest.map);
	return code;
}

const struct command suggest_command = {
	.name = "suggest",
	.synopsis = "[OPTION]...",
	.summary = "suggest random passphrases that the policy accepts",
	.options = options,
	.shared_options = context_options,
	.run = run,
};
