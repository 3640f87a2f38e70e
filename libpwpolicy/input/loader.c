/* SPDX-License-Identifier: MIT */
/*
 * Where a policy comes from. A later text overrides an earlier one, value by value, see
 * profile.c:
 *
 *   1. FOLDER/policy.conf, or the one file that the caller names; its include, a shipped
 *      policy, is read before its other lines. Without such a file: the shipped "school".
 *   2. FOLDER/policy.conf.d/NAME.conf in bytewise order of their names.
 *   3. The words files that are named now.
 *   4. The rules, and whether they make sense together.
 *
 * The first fault ends it, and nothing is used. "No such file" is said of ENOENT alone: a
 * file that cannot be read is not a file that is not there.
 */
#include "input/loader.h"

#include "base/text.h"
#include "system/drop_ins.h"
#include "system/trusted_file.h"
#include "input/line.h"
#include "input/shipped.h"
#include "input/words_file.h"

#include <stdlib.h>

/* One text on its way into a policy. */
struct source {
	struct pwp_policy *policy;
	struct pwp_parse_error *parse_error;
	struct layer *layer; /* where the present section's values go */
	unsigned depth;
};

static int read_policy_text(struct pwp_policy *policy, struct str text,
			    enum parser_kind kind, unsigned depth,
			    struct pwp_parse_error *parse_error);

static const struct shipped *find_shipped(struct str name)
{
	for (size_t i = 0; i < shipped_count; i++)
		if (str_eq(name, str_from_c(shipped_policies[i].name)))
			return &shipped_policies[i];
	return NULL;
}

static int read_shipped(struct pwp_policy *policy, const struct shipped *shipped,
			unsigned depth, struct pwp_parse_error *parse_error)
{
	struct str text = { (const char *)shipped->text, shipped->len };

	parse_error_set_file(parse_error, "built-in ", shipped->name);
	return read_policy_text(policy, text, PARSER_MAIN, depth, parse_error);
}

static int enter_section(struct source *source, const struct statement *statement)
{
	struct profile *profile = NULL;
	int error = profile_find_or_add(source->policy, statement->text, &profile);

	if (error == PWP_ERR_TOO_BIG)
		return parse_error_fail(
			source->parse_error, error, statement->column,
			"more than " STR_DIGITS(PROFILES_MAX) " profiles");
	if (error != 0)
		return parse_error_nomem(source->parse_error);
	source->layer = &profile->own;
	return 0;
}

static int include(struct source *source, const struct statement *statement)
{
	const struct shipped *shipped = find_shipped(statement->text);
	const struct pwp_parse_error here = *source->parse_error;

	if (!shipped)
		return parse_error_fail(source->parse_error, PWP_ERR_UNKNOWN,
					statement->column,
					"there is no built-in policy of this name");
	if (source->depth == LOADER_DEPTH_MAX)
		return parse_error_fail(
			source->parse_error, PWP_ERR_TOO_BIG, statement->column,
			"more than " STR_DIGITS(
				LOADER_DEPTH_MAX) " policies include one another");
	int error = read_shipped(source->policy, shipped, source->depth + 1,
				 source->parse_error);
	if (error == 0)
		*source->parse_error = here;
	return error;
}

static int set_value(struct source *source, const struct statement *statement)
{
	struct value *target = &source->layer->values[option_index(statement->option)];
	struct value value;
	int error = value_parse(statement->option, statement->text, statement->column,
				&value, source->parse_error);

	if (error != 0)
		return error;
	value_done(target);
	*target = value;
	return 0;
}

static int apply(struct source *source, const struct statement *statement)
{
	switch (statement->kind) {
	case STATEMENT_SECTION:
		return enter_section(source, statement);
	case STATEMENT_INCLUDE:
		return include(source, statement);
	case STATEMENT_OPTION:
		return set_value(source, statement);
	case STATEMENT_NONE:
		break;
	}
	return 0;
}

static int read_policy_text(struct pwp_policy *policy, struct str text,
			    enum parser_kind kind, unsigned depth,
			    struct pwp_parse_error *parse_error)
{
	struct source source = { policy, parse_error, &policy->common, depth };
	struct parser parser;
	struct statement statement;
	struct str line;
	int error;

	if (text.len == 0)
		return parse_error_fail(parse_error, PWP_ERR_SYNTAX, 0,
					"the file is empty");
	parser_init(&parser, kind);
	while ((error = line_next(&text, &line, parse_error)) > 0) {
		error = parser_line(&parser, line, &statement, parse_error);
		if (error == 0)
			error = apply(&source, &statement);
		if (error != 0)
			return error;
	}
	return error != 0 ? error : parser_finish(&parser, parse_error);
}

/* *ret_missing: the file does not exist, which is for the caller to judge. */
static int read_policy_file(struct pwp_policy *policy, const char *path,
			    enum parser_kind kind, bool *ret_missing,
			    struct pwp_parse_error *parse_error)
{
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	parse_error_set_file(parse_error, "", path);
	int error = trusted_file_load(path, policy->trusted_file_flags, LOADER_FILE_MAX,
				      &text, &fault);
	*ret_missing = error != 0 && fault.missing;
	if (error != 0)
		return parse_error_fail(parse_error, error, 0, fault.text);
	error = read_policy_text(policy, (struct str){ text.ptr, text.len }, kind, 1,
				 parse_error);
	free(text.ptr);
	return error;
}

int loader_read_words(const struct pwp_policy *policy, const struct option *option,
		      struct value *value, struct pwp_parse_error *reterr_parse_error)
{
	if (option->type != OPTION_TYPE_FILE || !value->is_set || value->words.items)
		return 0;
	return words_file_load(value->list.items[0].ptr, policy->trusted_file_flags,
			       &value->words, reterr_parse_error);
}

static int read_layer_words(const struct pwp_policy *policy, struct layer *layer,
			    struct pwp_parse_error *parse_error)
{
	int error = 0;

	for (size_t i = 0; error == 0 && i < OPTION_COUNT; i++)
		error = loader_read_words(policy, option_at(i), &layer->values[i],
					  parse_error);
	return error;
}

/* Steps 3 and 4. A contradiction is reported for the file that was read last. */
static int finish(struct pwp_policy *policy, struct pwp_parse_error *parse_error)
{
	struct pwp_parse_error last = *parse_error;
	int error = read_layer_words(policy, &policy->common, parse_error);

	for (size_t i = 0; error == 0 && i < policy->n_profiles; i++)
		error = read_layer_words(policy, &policy->profiles[i]->own, parse_error);
	if (error != 0)
		return error;
	last.line = 0;
	*parse_error = last;
	return profile_make_rules(policy, parse_error);
}

int loader_read_shipped(struct pwp_policy *policy, struct str name,
			struct pwp_parse_error *reterr_parse_error)
{
	const struct shipped *shipped = find_shipped(name);

	if (!shipped)
		return parse_error_fail(reterr_parse_error, PWP_ERR_UNKNOWN, 0,
					"there is no built-in policy of this name");
	int error = read_shipped(policy, shipped, 1, reterr_parse_error);
	return error != 0 ? error : finish(policy, reterr_parse_error);
}

int loader_read_file(struct pwp_policy *policy, const char *path,
		     struct pwp_parse_error *reterr_parse_error)
{
	bool missing;
	int error =
		read_policy_file(policy, path, PARSER_MAIN, &missing, reterr_parse_error);

	return error != 0 ? error : finish(policy, reterr_parse_error);
}

/* FOLDER/NAME on the heap; NULL: out of memory. */
static char *join_path(const char *folder, const char *name)
{
	size_t size = strlen(folder) + 1 + strlen(name) + 1;
	char *path = malloc(size);
	struct text text;

	if (!path)
		return NULL;
	text_init(&text, path, size);
	text_add_c(&text, folder);
	text_add_c(&text, "/");
	text_add_c(&text, name);
	text_end(&text);
	return path;
}

static int read_folder_file(struct pwp_policy *policy, const char *folder,
			    const char *name, enum parser_kind kind, bool *ret_missing,
			    struct pwp_parse_error *parse_error)
{
	char *path = join_path(folder, name);

	if (!path)
		return parse_error_nomem(parse_error);
	int error = read_policy_file(policy, path, kind, ret_missing, parse_error);
	free(path);
	return error;
}

/* Step 1: the main file, or what stands in for it. */
static int read_main(struct pwp_policy *policy, const char *folder,
		     struct pwp_parse_error *parse_error)
{
	bool missing = false;
	int error = read_folder_file(policy, folder, "policy.conf", PARSER_MAIN, &missing,
				     parse_error);

	if (missing)
		error = read_shipped(policy, &shipped_policies[0], 1, parse_error);
	return error;
}

/* Step 2. Where there is no such folder, there are no drop-ins. */
static int read_drop_ins(struct pwp_policy *policy, const char *folder,
			 struct pwp_parse_error *parse_error)
{
	const struct pwp_parse_error before = *parse_error;
	struct trusted_file_fault fault;
	struct drop_ins drop_ins;
	bool missing;

	parse_error_set_file(parse_error, "", folder);
	int error = drop_ins_list(folder, policy->trusted_file_flags, &drop_ins, &fault);
	if (error != 0 && !fault.missing)
		return parse_error_fail(parse_error, error, 0, fault.text);
	*parse_error = before;
	if (error != 0)
		return 0;
	for (size_t i = 0; error == 0 && i < drop_ins.count; i++)
		error = read_folder_file(policy, folder, drop_ins.names[i],
					 PARSER_DROP_IN, &missing, parse_error);
	drop_ins_done(&drop_ins);
	return error;
}

int loader_read_folder(struct pwp_policy *policy, const char *folder,
		       struct pwp_parse_error *reterr_parse_error)
{
	int error = read_main(policy, folder, reterr_parse_error);

	if (error != 0)
		return error;
	char *path = join_path(folder, "policy.conf.d");
	if (!path)
		return parse_error_nomem(reterr_parse_error);
	error = read_drop_ins(policy, path, reterr_parse_error);
	free(path);
	return error != 0 ? error : finish(policy, reterr_parse_error);
}
