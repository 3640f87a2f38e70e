/* SPDX-License-Identifier: MIT */
/*
 * The grammar of policy files. Spaces and tabs around every token are ignored.
 *
 *   line    = [ comment | section | include | option ]
 *   comment = "#" anything
 *   section = "[" "profile" NAME "]"       NAME: 1 to 32 of a-z 0-9 _ -
 *   include = "include" "=" POLICY         first statement of a main file, once
 *   option  = OPTION "=" VALUE             VALUE is not empty; a "#" in it is part of it
 *
 * Options before the first section hold for all profiles. Within one file a section
 * occurs once, and an option once in its section: a second one would make whoever reads
 * the file believe the wrong line. What a value may be is value.c's matter; what the
 * statements do is loader.c's.
 */
#include "input/parser.h"

#include "base/ascii.h"
#include "input/line.h"

/* A line under examination. */
struct scan {
	struct str line;
	struct pwp_parse_error *parse_error;
};

static size_t column_of(const struct scan *scan, struct str part)
{
	return (size_t)(part.ptr - scan->line.ptr) + 1;
}

void parser_init(struct parser *parser, enum parser_kind kind)
{
	*parser = (struct parser){ .kind = kind };
}

static bool is_name(struct str text, bool in_profile)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool joins = c == '_' || c == (in_profile ? '-' : '.');
		if (!ascii_is_lower(c) && !ascii_is_digit(c) && !joins)
			return false;
	}
	return text.len > 0;
}

static int fail_section(const struct scan *scan, struct str part)
{
	return parse_error_fail(
		scan->parse_error, PWP_ERR_SYNTAX, column_of(scan, part),
		"a section is written [profile NAME], NAME being 1 to " STR_DIGITS(
			PROFILE_NAME_MAX) " of a-z 0-9 _ -");
}

/* The NAME in [profile NAME]. */
static int scan_section(const struct scan *scan, struct str text, struct str *ret_name)
{
	const struct str word = STR_LIT("profile");

	if (text.len < 2 || text.ptr[text.len - 1] != ']')
		return fail_section(scan, text);
	struct str inner = str_trim((struct str){ text.ptr + 1, text.len - 2 });
	if (inner.len <= word.len || !str_eq((struct str){ inner.ptr, word.len }, word))
		return fail_section(scan, inner);
	struct str after = { inner.ptr + word.len, inner.len - word.len };
	struct str name = str_trim(after);
	if (name.ptr == after.ptr)
		return fail_section(scan, inner);
	if (name.len > PROFILE_NAME_MAX || !is_name(name, true))
		return fail_section(scan, name);
	*ret_name = name;
	return 0;
}

static int read_section(struct parser *parser, const struct scan *scan, struct str text,
			struct statement *ret_statement)
{
	struct str name = { NULL, 0 };
	int error = scan_section(scan, text, &name);

	if (error != 0)
		return error;
	for (size_t i = 0; i < parser->n_sections; i++)
		if (str_eq(name, str_from_c(parser->sections[i])))
			return parse_error_fail(
				scan->parse_error, PWP_ERR_REPEATED,
				column_of(scan, name),
				"this profile has a section already in this file");
	if (parser->n_sections == PROFILES_MAX)
		return parse_error_fail(
			scan->parse_error, PWP_ERR_TOO_BIG, column_of(scan, name),
			"more than " STR_DIGITS(PROFILES_MAX) " sections");
	memcpy(parser->sections[parser->n_sections], name.ptr, name.len);
	parser->sections[parser->n_sections++][name.len] = '\0';
	memset(parser->seen, 0, sizeof(parser->seen));
	*ret_statement = (struct statement){ STATEMENT_SECTION, NULL, name,
					     column_of(scan, name) };
	return 0;
}

static int read_include(const struct parser *parser, const struct scan *scan,
			struct str name, struct str value,
			struct statement *ret_statement)
{
	if (parser->kind == PARSER_DROP_IN)
		return parse_error_fail(
			scan->parse_error, PWP_ERR_SYNTAX, column_of(scan, name),
			"include belongs in the main policy file; this file only "
			"amends it");
	if (parser->said_something)
		return parse_error_fail(scan->parse_error, PWP_ERR_SYNTAX,
					column_of(scan, name),
					"include comes first and only once");
	*ret_statement = (struct statement){ STATEMENT_INCLUDE, NULL, value,
					     column_of(scan, value) };
	return 0;
}

static int read_option(struct parser *parser, const struct scan *scan, struct str name,
		       struct str value, struct statement *ret_statement)
{
	const struct option *option = option_find(name);
	struct str section = { NULL, 0 };

	if (!option)
		return parse_error_fail(scan->parse_error, PWP_ERR_UNKNOWN,
					column_of(scan, name),
					"there is no option of this name");
	if (parser->n_sections > 0)
		section = str_from_c(parser->sections[parser->n_sections - 1]);
	const char *misplaced = option_misplaced(option, section);
	if (misplaced)
		return parse_error_fail(scan->parse_error, PWP_ERR_UNKNOWN,
					column_of(scan, name), option->name, " ",
					misplaced);
	bool *seen = &parser->seen[option_index(option)];
	if (*seen)
		return parse_error_fail(scan->parse_error, PWP_ERR_REPEATED,
					column_of(scan, name), option->name,
					" occurs twice in this file and section");
	*seen = true;
	*ret_statement = (struct statement){ STATEMENT_OPTION, option, value,
					     column_of(scan, value) };
	return 0;
}

static int read_assignment(struct parser *parser, const struct scan *scan,
			   struct str text, struct statement *ret_statement)
{
	struct str rest = text, name;

	if (!str_split(&rest, '=', &name) || !rest.ptr)
		return parse_error_fail(scan->parse_error, PWP_ERR_SYNTAX,
					column_of(scan, text),
					"a rule is written name = value");
	name = str_trim(name);
	if (!is_name(name, false))
		return parse_error_fail(scan->parse_error, PWP_ERR_SYNTAX,
					column_of(scan, name),
					"an option's name is made of a-z 0-9 _ .");
	struct str value = str_trim(rest);
	if (value.len == 0)
		return parse_error_fail(scan->parse_error, PWP_ERR_VALUE,
					column_of(scan, rest),
					"there is no value behind the equals sign");
	if (str_eq(name, STR_LIT("include")))
		return read_include(parser, scan, name, value, ret_statement);
	return read_option(parser, scan, name, value, ret_statement);
}

int parser_line(struct parser *parser, struct str line, struct statement *ret_statement,
		struct pwp_parse_error *reterr_parse_error)
{
	const struct scan scan = { line, reterr_parse_error };
	int error = line_check(line, reterr_parse_error);

	if (error != 0)
		return error;
	struct str text = str_trim(line);
	if (text.len == 0 || text.ptr[0] == '#') {
		*ret_statement = (struct statement){ .kind = STATEMENT_NONE };
		return 0;
	}
	if (text.ptr[0] == '[')
		error = read_section(parser, &scan, text, ret_statement);
	else
		error = read_assignment(parser, &scan, text, ret_statement);
	parser->said_something = true;
	return error;
}

int parser_finish(const struct parser *parser, struct pwp_parse_error *reterr_parse_error)
{
	if (parser->kind == PARSER_MAIN && !parser->said_something) {
		reterr_parse_error->line = 0;
		return parse_error_fail(
			reterr_parse_error, PWP_ERR_SYNTAX, 0,
			"the file states no rule; for the built-in policy write "
			"include = school");
	}
	return 0;
}
