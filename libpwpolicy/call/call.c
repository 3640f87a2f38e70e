/* SPDX-License-Identifier: MIT */
/*
 * pwp_call(): the library for languages that call C but should not mirror its structs.
 * One table of calls; each reads the fields (fields.c), asks the public functions and
 * writes its answer as JSON. Nothing is kept but the session, and nothing allocated
 * beyond what those functions allocate.
 *
 * The buffer may hold half an answer with a phrase in it when a call fails, so it is wiped
 * before the error is written.
 */
#include "call/fields.h"

#include "base/array.h"
#include "base/text.h"
#include "base/wipe.h"
#include "input/option.h"
#include "input/parse_error.h"
#include "input/parser.h"
#include "present/json.h"

#include <stdlib.h>

struct pwp_session {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	int year; /* for calls that give none; 0: no date context */
};

/* A call with all that it works on. */
struct question {
	struct pwp_session **session;
	struct pwp_text fields;
	struct arguments arguments;
	struct text *answer;
	struct pwp_parse_error *parse_error;
};

/* ---- open and close */

static struct pwp_session *free_session(struct pwp_session *session)
{
	if (!session)
		return NULL;
	pwp_checker_free(session->checker);
	pwp_policy_free(session->policy);
	free(session);
	return NULL;
}

/* Gives the text of a file that a policy from memory names: it is a field, too. */
static int find_file(void *data, struct pwp_text name, struct pwp_text *ret_text)
{
	struct pwp_text rest = *(const struct pwp_text *)data;
	const struct str wanted = { name.ptr, name.len };
	struct field field;

	while (fields_next(&rest, &field)) {
		const char *file = fields_suffix(&field, FIELDS_FILE);
		if (!file || !str_eq(str_from_c(file), wanted))
			continue;
		*ret_text = (struct pwp_text){ field.value, strlen(field.value) };
		return 0;
	}
	return PWP_ERR_FILE;
}

static int load_policy(const struct question *question, struct pwp_policy **ret_policy)
{
	const struct arguments *arguments = &question->arguments;
	struct pwp_parse_error *parse_error = question->parse_error;
	struct pwp_text fields = question->fields;
	unsigned flags = arguments->trust_user ? PWP_LOAD_TRUST_EUID : 0;

	if (arguments->text.ptr && arguments->policy)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0,
					"'policy' and 'text' exclude each other");
	if (arguments->text.ptr)
		return pwp_policy_parse(arguments->text, find_file, &fields, ret_policy,
					parse_error);
	if (!arguments->policy || arguments->policy[0] == '/')
		return pwp_policy_load(arguments->policy, flags, ret_policy, parse_error);
	int error = pwp_policy_new(arguments->policy, ret_policy);
	return error == PWP_ERR_UNKNOWN
		       ? parse_error_fail(
				 parse_error, error, 0,
				 "'policy' is neither a shipped policy nor a path")
		       : error;
}

/* NAME or PROFILE.NAME; the name of an option may have a dot, too. */
static int set_option(struct pwp_policy *policy, const char *name, const char *value,
		      struct pwp_parse_error *parse_error)
{
	char profile[PROFILE_NAME_MAX + 1];
	const struct pwp_text text = { value, strlen(value) };
	const char *dot = strchr(name, '.');

	if (!dot || option_find(str_from_c(name)))
		return pwp_policy_set(policy, NULL, name, text, parse_error);
	size_t len = (size_t)(dot - name);
	if (len >= sizeof(profile))
		return PWP_ERR_UNKNOWN;
	memcpy(profile, name, len);
	profile[len] = '\0';
	return pwp_policy_set(policy, profile, dot + 1, text, parse_error);
}

static int set_options(struct pwp_policy *policy, struct pwp_text fields,
		       struct pwp_parse_error *parse_error)
{
	struct field field;
	int error = 0;

	while (!error && fields_next(&fields, &field)) {
		const char *name = fields_suffix(&field, FIELDS_OPTION);
		if (name)
			error = set_option(policy, name, field.value, parse_error);
	}
	return error;
}

static void add_profiles(struct text *answer, const struct pwp_policy *policy)
{
	const char *profile;

	text_add_c(answer, "{\"version\": ");
	json_string(answer, pwp_version(), false);
	text_add_c(answer, ", \"profiles\": [");
	for (size_t i = 0; (profile = pwp_policy_profile(policy, i)); i++) {
		text_add_c(answer, i > 0 ? ", " : "");
		json_string(answer, profile, false);
	}
	text_add_c(answer, "]}");
}

static int run_open(struct question *question)
{
	struct pwp_session *opened = calloc(1, sizeof(*opened));

	if (!opened)
		return PWP_ERR_NOMEM;
	opened->year = question->arguments.request.year;
	int error = load_policy(question, &opened->policy);
	if (!error)
		error = set_options(opened->policy, question->fields,
				    question->parse_error);
	if (!error)
		error = pwp_checker_new(opened->policy, NULL, &opened->checker);
	if (!error) {
		add_profiles(question->answer, opened->policy);
		/* a caller that gets no answer must not have to close */
		error = text_fits(question->answer) ? 0 : PWP_ERR_BUFFER;
	}
	if (error)
		opened = free_session(opened);
	*question->session = opened;
	return error;
}

static int run_close(struct question *question)
{
	*question->session = free_session(*question->session);
	text_add_c(question->answer, "{}");
	return 0;
}

/* ---- check, suggest, rules */

/* The only name that these calls look up is that of a profile. */
static int name_profile(const struct question *question, int error)
{
	return error == PWP_ERR_UNKNOWN
		       ? parse_error_fail(question->parse_error, error, 0,
					  "'profile' is not in the policy")
		       : error;
}

static int run_check(struct question *question)
{
	const struct pwp_session *session = *question->session;
	const struct arguments *arguments = &question->arguments;
	struct pwp_result *result = NULL;
	int error = pwp_check(session->checker, &arguments->request, &result);

	if (error)
		return name_profile(question, error);
	json_result(question->answer, result, arguments->level, arguments->parts);
	pwp_result_free(result);
	return 0;
}

static int run_suggest(struct question *question)
{
	const struct pwp_session *session = *question->session;
	const struct arguments *arguments = &question->arguments;
	int error = 0;

	if (arguments->options.words > 0 && arguments->options.bits > 0)
		return parse_error_fail(question->parse_error, PWP_ERR_ARGUMENT, 0,
					"'words' and 'bits' exclude each other");
	text_add_c(question->answer, "{\"suggestions\": [");
	for (unsigned i = 0; !error && (i == 0 || i < arguments->count); i++) {
		struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
		error = pwp_suggest(session->checker, &arguments->request,
				    &arguments->options, &suggestion, 1);
		text_add_c(question->answer, i > 0 ? ", " : "");
		json_suggestion(question->answer, &suggestion);
		wipe(&suggestion, sizeof(suggestion));
	}
	text_add_c(question->answer, "]}");
	if (error == PWP_ERR_ARGUMENT)
		return parse_error_fail(question->parse_error, error, 0,
					"'separator' takes ASCII without letters");
	return name_profile(question, error);
}

static int run_rules(struct question *question)
{
	const struct arguments *arguments = &question->arguments;
	char rule[PWP_MESSAGE_SIZE];
	size_t count = 0;
	int error;

	text_add_c(question->answer, "{\"rules\": [");
	while ((error = pwp_policy_rule((*question->session)->policy,
					arguments->request.profile, count,
					arguments->level, rule, sizeof(rule))) == 0) {
		text_add_c(question->answer, count++ > 0 ? ", " : "");
		json_string(question->answer, rule, false);
	}
	text_add_c(question->answer, "]}");
	/* every profile has a rule, so the first that is missing is past the last */
	return count > 0 && error == PWP_ERR_UNKNOWN ? 0 : name_profile(question, error);
}

/* ---- the calls */

struct call_row {
	const char *name;
	enum call call;
	bool is_open; /* whether there must be a session, or must be none */
	int (*run)(struct question *question);
};

static const struct call_row table[] = {
	{ "open", CALL_OPEN, false, run_open },
	{ "check", CALL_CHECK, true, run_check },
	{ "suggest", CALL_SUGGEST, true, run_suggest },
	{ "rules", CALL_RULES, true, run_rules },
	{ "close", CALL_CLOSE, true, run_close },
};

/* The call that the first field names; NULL: none. */
static const struct call_row *find_call(struct pwp_text fields)
{
	struct field field;

	if (!fields_next(&fields, &field) || strcmp(field.name, "call") != 0)
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (strcmp(table[i].name, field.value) == 0)
			return &table[i];
	return NULL;
}

static int run(struct question *question)
{
	struct pwp_parse_error *parse_error = question->parse_error;
	int error = fields_check(question->fields, parse_error);

	if (error)
		return error;
	const struct call_row *row = find_call(question->fields);
	if (!row)
		return parse_error_fail(
			parse_error, PWP_ERR_ARGUMENT, 0,
			"the first field must be 'call' and takes one of: open, check, "
			"suggest, rules, close");
	if ((*question->session != NULL) != row->is_open)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0,
					row->is_open ? "the session is not open"
						     : "the session is open already");
	error = fields_read(question->fields, row->call, &question->arguments,
			    parse_error);
	if (error)
		return error;
	if (row->is_open && question->arguments.request.year == 0)
		question->arguments.request.year = (*question->session)->year;
	return row->run(question);
}

/* Takes the place of what was written so far. */
static void write_error(struct text *answer, int error,
			const struct pwp_parse_error *parse_error)
{
	size_t used = answer->len < answer->size ? answer->len : answer->size;

	if (used > 0)
		wipe(answer->buf, used);
	text_init(answer, answer->buf, answer->size);
	text_add_c(answer, "{\"error\": {\"number\": -");
	text_add_number(answer, (uint64_t)-error);
	text_add_c(answer, ", \"text\": ");
	json_string(answer,
		    parse_error->text[0] ? parse_error->text : pwp_strerror(error), true);
	text_add_c(answer, ", \"file\": ");
	json_string(answer, parse_error->file, true);
	text_add_c(answer, ", \"line\": ");
	text_add_number(answer, parse_error->line);
	text_add_c(answer, ", \"column\": ");
	text_add_number(answer, parse_error->column);
	text_add_c(answer, "}}");
}

int pwp_call(struct pwp_session **session, const char *fields, size_t len, char *buf,
	     size_t size, size_t *ret_len)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct text answer;
	struct question question = { .session = session,
				     .fields = { fields, len },
				     .answer = &answer,
				     .parse_error = &parse_error };

	text_init(&answer, buf, size);
	int error = session ? run(&question) : PWP_ERR_ARGUMENT;
	if (!error && !text_fits(&answer))
		error = PWP_ERR_BUFFER;
	if (error)
		write_error(&answer, error, &parse_error);
	bool fits = text_end(&answer);
	if (ret_len)
		*ret_len = fits ? answer.len : 0;
	return error;
}
