/* SPDX-License-Identifier: MIT */
/*
 * Judges many passwords with one checker. Every line of input gives exactly one line of
 * output, in order, also a line that could not be judged, so that the two can be joined
 * side by side. Such a line is a refusal without reasons (plain) or has the one member
 * "error" (JSON); a message has its number and the cause, and the exit code is 2.
 */
#include "cli/check/check.h"

#include "cli/common/line_reader.h"
#include "cli/common/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Longest lines that are judged; 511 bytes are the longest password, and all words of a
 * request at their longest fit, escaped. */
#define PASSWORD_LINE_MAX ((size_t)64 * 1024)
#define JSON_LINE_MAX ((size_t)1024 * 1024)

/* Judges one line and prints one. Returns NULL, or why the line could not be judged. */
typedef const char *judge_fn(const struct context *context, struct pwp_text line,
			     void *data);

static void print_plain(const struct pwp_result *result)
{
	const char *separator = "";
	unsigned last = 0;

	printf("%s\t%.2f\t", pwp_result_accepted(result) ? "accepted" : "refused",
	       pwp_result_bits(result));
	for (size_t i = 0; i < pwp_result_reason_count(result); i++) {
		struct pwp_reason reason = PWP_REASON_INIT;

		if (pwp_result_reason(result, i, &reason) != 0)
			break;
		if (reason.number == last) /* another part */
			continue;
		printf("%s%s", separator, reason.name);
		separator = ",";
		last = reason.number;
	}
	putchar('\n');
}

static const char *judge_plain(const struct context *context, struct pwp_text line,
			       void *data)
{
	struct pwp_request request = context->request;
	struct pwp_result *result = NULL;

	(void)data;
	request.password = line;
	int error = pwp_check(context->checker, &request, &result);
	if (error)
		return pwp_strerror(error);
	print_plain(result);
	pwp_result_free(result);
	return NULL;
}

/* Of the names in a line only the profile's can be unknown. */
static const char *fault_of(int error)
{
	return error == PWP_ERR_UNKNOWN ? "no such profile in this policy"
					: pwp_strerror(error);
}

struct json_data {
	unsigned level; /* 0: as the profile says */
	struct json_reader *reader;
	char *buf; /* PWP_JSON_SIZE */
	/* Once is enough: whoever keeps us running may not read standard error, and a full
	 * pipe would stop us. */
	bool has_warned;
};

static int print_json(const struct context *context, const struct pwp_result *result,
		      const struct json_data *json)
{
	enum pwp_level level =
		json->level ? (enum pwp_level)json->level
			    : context_level(context, pwp_result_profile(result));
	size_t len = 0;
	int error = pwp_result_json(result, level, json->buf, PWP_JSON_SIZE, &len);

	if (error)
		return error;
	fwrite(json->buf, 1, len, stdout);
	putchar('\n');
	return 0;
}

static const char *judge_parsed(const struct context *context,
				const struct json_request *parsed, struct json_data *json)
{
	struct pwp_request request = parsed->request;
	struct context_person person = CONTEXT_PERSON_INIT;
	struct pwp_result *result = NULL;
	int error = 0;

	if (parsed->user)
		error = context_add_person(context, parsed->user, &request, &person);
	if (!error)
		error = pwp_check(context->checker, &request, &result);
	if (!error)
		error = print_json(context, result, json);
	if (!error && !json->has_warned)
		json->has_warned = context_warn_of_groups(&person, request.profile);
	pwp_result_free(result);
	context_person_done(&person);
	return error ? fault_of(error) : NULL;
}

static const char *judge_json(const struct context *context, struct pwp_text line,
			      void *data)
{
	struct json_data *json = data;
	struct json_request parsed;
	const char *fault = json_request_parse(json->reader, line, context, &parsed);

	if (!fault)
		fault = judge_parsed(context, &parsed, json);
	json_request_done(&parsed);
	return fault;
}

/* What programs of Windows put around lines is refused in each of them: whoever wonders why
 * hears the cause, once. */
static void explain_bytes(struct pwp_text line, size_t number, bool *has_returns)
{
	static const char mark[] = "\xef\xbb\xbf";
	bool returns = line.len > 0 && line.ptr[line.len - 1] == '\r';

	if (number == 1 && line.len >= 3 && memcmp(line.ptr, mark, 3) == 0)
		output_error("line 1 begins with a byte order mark, which counts as a "
			     "part of it; save the file as UTF-8 without one");
	if (returns && !*has_returns)
		output_error("line %zu ends in a carriage return, which counts as a part "
			     "of it; remove all of them, for example with tr -d '\\r'",
			     number);
	*has_returns |= returns;
}

/* The faults are constant sentences that need no escapes in JSON. */
static void print_fault(bool as_json, const char *fault)
{
	if (as_json)
		printf("{\"error\": \"%s\"}\n", fault);
	else
		puts("refused\t0.00\t");
}

static int judge_all(const struct context *context, struct line_reader *lines,
		     judge_fn *judge, struct json_data *data)
{
	int code = EXIT_ACCEPTED;
	enum line_reader_state state;
	struct pwp_text line;
	bool live = output_is_terminal();
	bool has_returns = data != NULL; /* after an object they are space */

	for (size_t number = 1;
	     (state = line_reader_next(lines, &line)) != LINE_READER_END; number++) {
		const char *fault = NULL;

		if (state == LINE_READER_FAILED) {
			output_error("standard input: %s", strerror(errno));
			return EXIT_NO_VERDICT;
		}
		if (state == LINE_READER_TOO_LONG)
			fault = "the line is too long";
		else
			fault = judge(context, line, data);
		explain_bytes(line, number, &has_returns);
		if (fault) {
			output_error("line %zu: %s", number, fault);
			print_fault(data != NULL, fault);
			code = EXIT_NO_VERDICT;
		}
		if (live)
			fflush(stdout);
		if (ferror(stdout))
			return EXIT_NO_VERDICT;
	}
	return code;
}

int batch_plain(const struct context *context)
{
	struct line_reader lines;

	if (!line_reader_init(&lines, STDIN_FILENO, PASSWORD_LINE_MAX))
		return EXIT_NO_VERDICT;
	int code = judge_all(context, &lines, judge_plain, NULL);
	line_reader_done(&lines);
	return code;
}

int batch_json(const struct context *context, unsigned level)
{
	struct line_reader lines = { .fd = -1 };
	struct json_data json = {
		.level = level,
		.reader = json_reader_new(),
		.buf = malloc(PWP_JSON_SIZE),
	};
	int code = EXIT_NO_VERDICT;

	if (!json.reader || !json.buf)
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
	else if (line_reader_init(&lines, STDIN_FILENO, JSON_LINE_MAX))
		code = judge_all(context, &lines, judge_json, &json);
	line_reader_done(&lines);
	free(json.buf);
	json_reader_free(json.reader);
	return code;
}
