/* SPDX-License-Identifier: MIT */
/*
 * How texts become a policy. A later text overrides an earlier one, value by value, see
 * profile.c; a text's include is read before its other lines. It names a shipped policy
 * or, in a policy from memory, what its caller has under that name. Words files are read
 * when all texts are, because a later text may name another one. Then the rules are made,
 * and it is checked whether they make sense together. The first fault ends it, and nothing
 * is used.
 */
#include "input/loader.h"

#include "input/line.h"
#include "input/shipped.h"
#include "input/words_file.h"

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

	parse_error_set_file(parse_error, "built-in ", str_from_c(shipped->name));
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

/* Asks the caller of pwp_policy_parse() for a text that the policy names. */
static int ask(const struct memory *memory, struct str name, size_t column,
	       struct str *ret_text, struct pwp_parse_error *parse_error)
{
	struct pwp_text text = { NULL, 0 };

	if (!memory->include)
		return parse_error_fail(parse_error, PWP_ERR_FILE, column,
					"a policy from memory cannot read a file");
	int error = memory->include(memory->data, (struct pwp_text){ name.ptr, name.len },
				    &text);
	if (error > 0 || (error == 0 && !text.ptr && text.len > 0))
		error = PWP_ERR_ARGUMENT;
	if (error != 0)
		return parse_error_fail(parse_error, error, column,
					"the program gives no text of this name");
	*ret_text = (struct str){ text.ptr, text.len };
	return 0;
}

/* Reads what an include names. */
static int read_included(const struct source *source, const struct statement *statement)
{
	const struct shipped *shipped = find_shipped(statement->text);
	const struct memory *memory = source->policy->memory;
	struct str text;

	if (shipped)
		return read_shipped(source->policy, shipped, source->depth + 1,
				    source->parse_error);
	if (!memory)
		return parse_error_fail(source->parse_error, PWP_ERR_UNKNOWN,
					statement->column,
					"there is no built-in policy of this name");
	int error = ask(memory, statement->text, statement->column, &text,
			source->parse_error);
	if (error != 0)
		return error;
	parse_error_set_file(source->parse_error, "", statement->text);
	return read_policy_text(source->policy, text, PARSER_MAIN, source->depth + 1,
				source->parse_error);
}

static int include(struct source *source, const struct statement *statement)
{
	const struct pwp_parse_error here = *source->parse_error;

	if (source->depth == LOADER_DEPTH_MAX)
		return parse_error_fail(
			source->parse_error, PWP_ERR_TOO_BIG, statement->column,
			"more than " STR_DIGITS(
				LOADER_DEPTH_MAX) " policies include one another");
	int error = read_included(source, statement);
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
	if (text.len > LOADER_FILE_MAX)
		return parse_error_fail(parse_error, PWP_ERR_TOO_BIG, 0,
					"the file is too big");
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

int loader_read_words(const struct pwp_policy *policy, const struct option *option,
		      struct value *value, struct pwp_parse_error *reterr_parse_error)
{
	struct str text;

	if (option->type != OPTION_TYPE_FILE || value->words_file)
		return 0;
	if (!policy->memory)
		return words_file_load(value->list.items[0].ptr,
				       policy->trusted_file_flags, &value->words_file,
				       reterr_parse_error);
	parse_error_set_file(reterr_parse_error, "", value->list.items[0]);
	int error =
		ask(policy->memory, value->list.items[0], 0, &text, reterr_parse_error);
	if (error != 0)
		return error;
	return words_file_parse(text, &value->words_file, reterr_parse_error);
}

static int read_layer_words(const struct pwp_policy *policy, struct layer *layer,
			    struct pwp_parse_error *parse_error)
{
	int error = 0;

	for (size_t i = 0; error == 0 && i < OPTION_COUNT; i++)
		if (layer->values[i].is_set)
			error = loader_read_words(policy, option_at(i), &layer->values[i],
						  parse_error);
	return error;
}

int loader_add_text(struct pwp_policy *policy, struct str text, enum parser_kind kind,
		    struct pwp_parse_error *reterr_parse_error)
{
	return read_policy_text(policy, text, kind, 1, reterr_parse_error);
}

int loader_add_shipped(struct pwp_policy *policy, struct str name,
		       struct pwp_parse_error *reterr_parse_error)
{
	const struct shipped *shipped = find_shipped(name);

	if (!shipped)
		return parse_error_fail(reterr_parse_error, PWP_ERR_UNKNOWN, 0,
					"there is no built-in policy of this name");
	return read_shipped(policy, shipped, 1, reterr_parse_error);
}

int loader_finish(struct pwp_policy *policy, struct pwp_parse_error *reterr_parse_error)
{
	struct pwp_parse_error last = *reterr_parse_error;
	int error = read_layer_words(policy, &policy->common, reterr_parse_error);

	for (size_t i = 0; error == 0 && i < policy->n_profiles; i++)
		error = read_layer_words(policy, &policy->profiles[i]->own,
					 reterr_parse_error);
	if (error != 0)
		return error;
	last.line = 0;
	*reterr_parse_error = last;
	return profile_make_rules(policy, reterr_parse_error);
}
