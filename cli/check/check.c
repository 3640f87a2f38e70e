/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy check: judges one password, or with --batch many. A password is read from the
 * terminal without echo or from standard input, never from the arguments, which other
 * users can read.
 */
#include "cli/common/args.h"
#include "cli/check/check.h"
#include "cli/common/context.h"
#include "cli/common/prompt.h"
#include "cli/common/result_text.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct check {
	struct context context;
	bool batch;
	bool json;
	bool explain;
	unsigned level; /* 0: as the profile says */
};

enum { CHECK_BATCH = 1, CHECK_JSON, CHECK_EXPLAIN, CHECK_LEVEL };

static const struct option_def options[] = {
	{ CHECK_BATCH, 'b', "batch", NULL,
	  "judge one password a line from standard input" },
	{ CHECK_JSON, 'j', "json", NULL,
	  "write JSON; with --batch, read one JSON object a line too" },
	{ CHECK_EXPLAIN, 'e', "explain", NULL,
	  "show how the strength adds up, part by part" },
	{ CHECK_LEVEL, 0, "level", "plain|standard",
	  "how simple the sentences are (default: as the profile says)" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take_level(const char *value, unsigned *ret_level)
{
	if (strcmp(value, "plain") == 0)
		*ret_level = PWP_LEVEL_PLAIN;
	else if (strcmp(value, "standard") == 0)
		*ret_level = PWP_LEVEL_STANDARD;
	else
		output_error("--level %s: is neither plain nor standard", value);
	return *ret_level != 0;
}

static bool take(void *data, int id, const char *value)
{
	struct check *check = data;

	switch (id) {
	case CHECK_BATCH:
		check->batch = true;
		return true;
	case CHECK_JSON:
		check->json = true;
		return true;
	case CHECK_EXPLAIN:
		check->explain = true;
		return true;
	case CHECK_LEVEL:
		return take_level(value, &check->level);
	default:
		return context_take_option(&check->context, id, value);
	}
}

static bool print_json(const struct pwp_result *result, enum pwp_level level)
{
	char *buf = malloc(PWP_JSON_SIZE);
	size_t len = 0;
	int error = buf ? pwp_result_json(result, level, buf, PWP_JSON_SIZE, &len)
			: PWP_ERR_NOMEM;

	if (!error) {
		fwrite(buf, 1, len, stdout);
		putchar('\n');
	} else {
		output_error("%s", pwp_strerror(error));
	}
	free(buf);
	return error == 0;
}

static int judge(const struct check *check, struct pwp_text password)
{
	struct pwp_request request = check->context.request;
	struct pwp_result *result = NULL;

	request.password = password;
	int error = pwp_check(check->context.checker, &request, &result);
	if (error) {
		output_error("%s", pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	enum pwp_level level =
		check->level ? (enum pwp_level)check->level
			     : context_level(&check->context, pwp_result_profile(result));
	bool accepted = pwp_result_accepted(result);
	const struct result_text text = { level, isatty(STDIN_FILENO) != 1 };
	bool shown = check->json ? print_json(result, level)
				 : result_text_print(result, &text);
	if (shown && check->explain)
		shown = breakdown_print(result);
	pwp_result_free(result);
	/* to a child the first line says enough */
	if (shown && !check->json && level != PWP_LEVEL_PLAIN)
		context_print_caller(&check->context);
	if (!shown)
		return EXIT_NO_VERDICT;
	return accepted ? EXIT_ACCEPTED : EXIT_REFUSED;
}

static int judge_one(const struct check *check)
{
	static const struct prompt prompt = { "password", "Password: ", true };
	struct line_reader lines = { .fd = -1 };
	struct pwp_text password;
	int code = EXIT_NO_VERDICT;

	if (prompt_read(&prompt, &lines, &password))
		code = judge(check, password);
	line_reader_done(&lines);
	return code;
}

static int run_check(struct check *check)
{
	struct pwp_sources sources = PWP_SOURCES_INIT;

	sources.estimate = zxcvbn_estimate;
	if (check->batch && isatty(STDIN_FILENO)) {
		output_error(
			"--batch reads a file or a pipe: a terminal would show what is "
			"typed");
		return EXIT_NO_VERDICT;
	}
	if (check->explain && (check->batch || check->json)) {
		output_error("--explain is for people: it goes with neither --batch nor "
			     "--json");
		return EXIT_NO_VERDICT;
	}
	/* a list of passwords is not the caller's own */
	check->context.may_mean_caller = !check->batch;
	if (!context_open(&check->context) ||
	    !context_make_checker(&check->context, check->batch ? NULL : &sources))
		return EXIT_NO_VERDICT;
	if (!check->batch)
		return judge_one(check);
	return check->json ? batch_json(&check->context, check->level)
			   : batch_plain(&check->context);
}

static int run(const struct command *command, struct args *args)
{
	struct check check = { 0 };
	int code;

	if (args_parse(args, command, take, &check, &code))
		code = run_check(&check);
	context_done(&check.context);
	return code;
}

const struct command check_command = {
	.name = "check",
	.synopsis = "[OPTION]...",
	.summary = "judge a password and say why",
	.options = options,
	.shared_options = context_options,
	.operand_fault = "a password is typed or piped in, never an argument: other "
			 "users can read those",
	.run = run,
};
