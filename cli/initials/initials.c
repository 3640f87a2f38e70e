/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy initials: makes a password of the initials of a sentence and judges it. The
 * sentence is read from the terminal, with --hidden without echo, or from standard input,
 * never from the arguments. It is never printed; the password is, because that is what the
 * command is for.
 */
#include "cli/common/args.h"
#include "base/str.h"
#include "cli/common/context.h"
#include "cli/common/prompt.h"
#include "cli/common/result_text.h"
#include "cli/common/output.h"
#include "cli/common/secure_buffer.h"

#include <stdio.h>

struct initials {
	struct context context;
	bool hidden;
};

enum { INITIALS_HIDDEN = 1 };

static const struct option_def options[] = {
	{ INITIALS_HIDDEN, 0, "hidden", NULL,
	  "do not show the sentence while it is typed" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	struct initials *initials = data;

	if (id != INITIALS_HIDDEN)
		return context_take_option(&initials->context, id, value);
	initials->hidden = true;
	return true;
}

static void print_password(const char *password)
{
	fputs("Password  ", stdout);
	output_style(STYLE_BOLD);
	fputs(password, stdout);
	output_style(STYLE_NONE);
	fputs("\n\n", stdout);
}

/* The rules cannot know it. */
static void print_known(void)
{
	output_style(STYLE_RED);
	fputs("Do not use it\n\n", stdout);
	output_style(STYLE_NONE);
	output_wrapped(
		0, "A part of this sentence is well known: a rhyme, a hymn, a proverb, "
		   "a first line or the like. Its initials are on the lists of those "
		   "who guess. Think of a sentence of your own.");
	putchar('\n');
}

/* The strength cannot know it. */
static void print_limit(void)
{
	putchar('\n');
	output_wrapped(0,
		       "The strength assumes that the letters are random. A guesser who "
		       "tries likely sentences needs far less time: yours should be one "
		       "that nobody else would think of.");
}

/* Shows the verdict; of a known sentence no more than that the rules do not help. */
static bool report(const struct initials *initials, const struct pwp_result *result,
		   bool known)
{
	const char *profile = pwp_result_profile(result);
	bool accepted = pwp_result_accepted(result);

	if (!known || !accepted) {
		const struct result_text text = {
			context_level(&initials->context, profile), true
		};
		bool shown = result_text_print(result, &text);
		if (shown && accepted)
			print_limit();
		if (shown)
			context_print_caller(&initials->context);
		return shown;
	}
	printf("The rules for \"%s\" see the password only, and would accept it.\n",
	       profile);
	return true;
}

static int judge(const struct initials *initials, const char *password, bool known)
{
	struct pwp_request request = initials->context.request;
	struct pwp_result *result = NULL;

	request.password = text_from_c(password);
	int error = pwp_check(initials->context.checker, &request, &result);
	if (error) {
		output_error("%s", pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	print_password(password);
	if (known)
		print_known();
	bool accepted = pwp_result_accepted(result) && !known;
	bool shown = report(initials, result, known);
	pwp_result_free(result);
	if (!shown)
		return EXIT_NO_VERDICT;
	return accepted ? EXIT_ACCEPTED : EXIT_REFUSED;
}

static int make_password(const struct initials *initials, struct pwp_text sentence)
{
	struct secure_buffer password;
	bool known = false;
	int code = EXIT_NO_VERDICT;

	if (!secure_buffer_init(&password, PWP_PASSWORD_MAX + 1))
		return code;
	int error = pwp_initials(sentence, password.ptr, password.size, &known);
	if (!error)
		code = judge(initials, password.ptr, known);
	else if (error == PWP_ERR_VALUE)
		output_error("there is no sentence of words in UTF-8");
	else
		output_error("the sentence is too long");
	secure_buffer_done(&password);
	return code;
}

static int run_initials(struct initials *initials)
{
	const struct prompt prompt = {
		.name = "sentence",
		.question = initials->hidden ? "Sentence (not shown): " : "Sentence: ",
		.hidden = initials->hidden,
	};
	struct line_reader lines = { .fd = -1 };
	struct pwp_text sentence;
	int code = EXIT_NO_VERDICT;

	if (!context_open(&initials->context) ||
	    !context_make_checker(&initials->context, NULL))
		return code;
	if (prompt_read(&prompt, &lines, &sentence))
		code = make_password(initials, sentence);
	line_reader_done(&lines);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct initials initials = { .context.may_mean_caller = true };
	int code;

	if (args_parse(args, command, take, &initials, &code))
		code = secure_buffer_for_stdout(args->output) ? run_initials(&initials)
							      : EXIT_NO_VERDICT;
	context_done(&initials.context);
	return code;
}

const struct command initials_command = {
	.name = "initials",
	.synopsis = "[OPTION]...",
	.summary = "make a password of the initials of a sentence",
	.options = options,
	.shared_options = context_options,
	.operand_fault = "the sentence is typed or piped in, never an argument: other "
			 "users can read those",
	.run = run,
};
