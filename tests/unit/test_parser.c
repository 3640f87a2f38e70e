/* SPDX-License-Identifier: MIT */
/* The grammar: one statement a line, and every way to write it wrongly. */
#include "input/parser.h"

#include "check.h"
#include "input/line.h"

#include <stdio.h>

struct line_case {
	const char *line;
	enum statement_kind kind;
	const char *text;
	unsigned column;
	const char *why;
};

static const struct line_case good[] = {
	{ "", STATEMENT_NONE, "", 0, "blank line" },
	{ " \t ", STATEMENT_NONE, "", 0, "blanks only" },
	{ "# min_length = x", STATEMENT_NONE, "", 0, "comment" },
	{ "\t # x", STATEMENT_NONE, "", 0, "indented comment" },
	{ "min_length = 8", STATEMENT_OPTION, "8", 14, "as written by hand" },
	{ "min_length=8", STATEMENT_OPTION, "8", 12, "as a module argument" },
	{ "\tmin_length\t=\t8 ", STATEMENT_OPTION, "8", 15, "tabs" },
	{ "title = a = b # c", STATEMENT_OPTION, "a = b # c", 9, "signs inside a value" },
	{ "title = Gr\xc3\xbc\xc3\x9f"
	  "e",
	  STATEMENT_OPTION,
	  "Gr\xc3\xbc\xc3\x9f"
	  "e",
	  9, "UTF-8" },
	{ "include = school", STATEMENT_INCLUDE, "school", 11, "include" },
	{ "[profile year-7_b]", STATEMENT_SECTION, "year-7_b", 10, "section" },
	{ " [ profile\tx ] ", STATEMENT_SECTION, "x", 12, "section with blanks" },
	{ "[profile abcdefghijklmnopqrstuvwxyz012345]", STATEMENT_SECTION,
	  "abcdefghijklmnopqrstuvwxyz012345", 10, "the longest name" },
};

static void reads_statements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		const struct line_case *c = &good[i];
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct statement statement;
		struct parser parser;
		parser_init(&parser, PARSER_MAIN);
		CHECK(parser_line(&parser, str_from_c(c->line), &statement,
				  &parse_error) == 0,
		      c->why);
		CHECK(statement.kind == c->kind, c->why);
		CHECK(str_eq(statement.text, str_from_c(c->text)), c->why);
		CHECK(statement.column == c->column, c->why);
	}
}

/* The last line of `lines` is the one at fault. */
struct fault_case {
	enum parser_kind kind;
	const char *lines[4];
	int error;
	unsigned column;
	const char *why;
};

static const struct fault_case bad[] = {
	{ PARSER_MAIN, { "min_length" }, PWP_ERR_SYNTAX, 1, "no equals sign" },
	{ PARSER_MAIN,
	  { "  min_length 8" },
	  PWP_ERR_SYNTAX,
	  3,
	  "no equals sign, indented" },
	{ PARSER_MAIN, { "= 8" }, PWP_ERR_SYNTAX, 1, "no name" },
	{ PARSER_MAIN, { "min length = 8" }, PWP_ERR_SYNTAX, 1, "a blank in a name" },
	{ PARSER_MAIN, { "MIN_LENGTH = 8" }, PWP_ERR_SYNTAX, 1, "names are lower-case" },
	{ PARSER_MAIN, { "min_length = " }, PWP_ERR_VALUE, 13, "no value" },
	{ PARSER_MAIN, { "min_lenght = 8" }, PWP_ERR_UNKNOWN, 1, "a slip in the name" },
	{ PARSER_MAIN,
	  { "mode = warn" },
	  PWP_ERR_UNKNOWN,
	  1,
	  "no option is called mode" },
	{ PARSER_MAIN,
	  { "min_length = 8", "min_length = 8" },
	  PWP_ERR_REPEATED,
	  1,
	  "repeated, same value" },
	{ PARSER_MAIN,
	  { "[profile a]", "retry = 1", "retry = 2" },
	  PWP_ERR_REPEATED,
	  1,
	  "repeated in a section" },
	{ PARSER_MAIN,
	  { "[profile a]", "[profile b]", "[profile a]" },
	  PWP_ERR_REPEATED,
	  10,
	  "section repeated" },
	{ PARSER_MAIN,
	  { "[profile a]", "title = x" },
	  PWP_ERR_UNKNOWN,
	  1,
	  "the title is not one profile's" },
	{ PARSER_MAIN, { "groups = adm" }, PWP_ERR_UNKNOWN, 1, "groups of no profile" },
	{ PARSER_MAIN,
	  { "[profile staff]", "groups = adm" },
	  PWP_ERR_UNKNOWN,
	  1,
	  "staff is whoever is left" },
	{ PARSER_MAIN, { "[profile]" }, PWP_ERR_SYNTAX, 2, "no name" },
	{ PARSER_MAIN, { "[profilex]" }, PWP_ERR_SYNTAX, 2, "no blank" },
	{ PARSER_MAIN, { "[admin]" }, PWP_ERR_SYNTAX, 2, "no kind" },
	{ PARSER_MAIN, { "[" }, PWP_ERR_SYNTAX, 1, "only a bracket" },
	{ PARSER_MAIN, { "[]" }, PWP_ERR_SYNTAX, 2, "nothing inside" },
	{ PARSER_MAIN, { "[profile a" }, PWP_ERR_SYNTAX, 1, "not closed" },
	{ PARSER_MAIN, { "[profile a] # x" }, PWP_ERR_SYNTAX, 1, "text behind" },
	{ PARSER_MAIN, { "[profile a b]" }, PWP_ERR_SYNTAX, 10, "two names" },
	{ PARSER_MAIN, { "[profile Admin]" }, PWP_ERR_SYNTAX, 10, "upper case" },
	{ PARSER_MAIN, { "[profile a.b]" }, PWP_ERR_SYNTAX, 10, "a full stop" },
	{ PARSER_MAIN,
	  { "[profile abcdefghijklmnopqrstuvwxyz0123456]" },
	  PWP_ERR_SYNTAX,
	  10,
	  "33 characters" },
	{ PARSER_MAIN,
	  { "include = school", "include = ncsc" },
	  PWP_ERR_SYNTAX,
	  1,
	  "a second include" },
	{ PARSER_MAIN,
	  { "retry = 1", "include = school" },
	  PWP_ERR_SYNTAX,
	  1,
	  "include comes first" },
	{ PARSER_MAIN,
	  { "[profile a]", "include = school" },
	  PWP_ERR_SYNTAX,
	  1,
	  "include in a section" },
	{ PARSER_DROP_IN,
	  { "include = school" },
	  PWP_ERR_SYNTAX,
	  1,
	  "include in a drop-in" },
	{ PARSER_MAIN, { "retry = 1\r" }, PWP_ERR_SYNTAX, 10, "Windows line end" },
	{ PARSER_MAIN, { "# caf\xe9" }, PWP_ERR_SYNTAX, 6, "Latin-1, even in a comment" },
	{ PARSER_MAIN, { "title = a\x1b[31m" }, PWP_ERR_SYNTAX, 10, "terminal control" },
	{ PARSER_MAIN, { "title = a\xc2\x85" }, PWP_ERR_SYNTAX, 10, "C1 control" },
	{ PARSER_MAIN,
	  { "title = a\xe2\x80\xae"
	    "b" },
	  PWP_ERR_SYNTAX,
	  10,
	  "text turned round" },
	{ PARSER_MAIN,
	  { "\xef\xbb\xbf"
	    "retry = 1" },
	  PWP_ERR_SYNTAX,
	  1,
	  "byte order mark" },
	{ PARSER_MAIN, { "title = a\x7f" }, PWP_ERR_SYNTAX, 10, "DEL" },
	{ PARSER_MAIN,
	  { "title = \xe2\x80\x8f" },
	  PWP_ERR_SYNTAX,
	  9,
	  "right-to-left mark" },
	{ PARSER_MAIN, { "title = \xd8\x9c" }, PWP_ERR_SYNTAX, 9, "Arabic letter mark" },
};

static void refuses_faulty_lines_where_they_are_faulty(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const struct fault_case *c = &bad[i];
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct statement statement;
		struct parser parser;
		parser_init(&parser, c->kind);
		size_t at = 0;
		for (; at + 1 < COUNT_OF(c->lines) && c->lines[at + 1]; at++)
			CHECK(parser_line(&parser, str_from_c(c->lines[at]), &statement,
					  &parse_error) == 0,
			      c->why);
		CHECK(parser_line(&parser, str_from_c(c->lines[at]), &statement,
				  &parse_error) == c->error,
		      c->why);
		CHECK(parse_error.column == c->column, c->why);
		CHECK(parse_error.text[0] != '\0', c->why);
	}
}

static void refuses_a_nul_byte(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;

	(void)state;
	parser_init(&parser, PARSER_MAIN);
	assert_int_equal(
		parser_line(&parser, STR_LIT("retry = 1\0 0"), &statement, &parse_error),
		PWP_ERR_SYNTAX);
	assert_int_equal(parse_error.column, 10);
}

static void holds_a_line_to_its_limit(void **state)
{
	static char text[10 << 20];
	const size_t lengths[] = { LINE_MAX_BYTES + 1, sizeof(text) };
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;

	(void)state;
	memset(text, '#', sizeof(text));
	parser_init(&parser, PARSER_MAIN);
	assert_int_equal(parser_line(&parser, (struct str){ text, LINE_MAX_BYTES },
				     &statement, &parse_error),
			 0);
	for (size_t i = 0; i < COUNT_OF(lengths); i++)
		assert_int_equal(parser_line(&parser, (struct str){ text, lengths[i] },
					     &statement, &parse_error),
				 PWP_ERR_TOO_BIG);
}

static void holds_sections_to_their_limit(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;
	char line[32];

	(void)state;
	parser_init(&parser, PARSER_MAIN);
	for (int i = 0; i < PROFILES_MAX; i++) {
		snprintf(line, sizeof(line), "[profile p%d]", i);
		assert_int_equal(
			parser_line(&parser, str_from_c(line), &statement, &parse_error),
			0);
	}
	assert_int_equal(
		parser_line(&parser, STR_LIT("[profile q]"), &statement, &parse_error),
		PWP_ERR_TOO_BIG);
}

static void takes_an_option_once_in_each_section(void **state)
{
	const char *const lines[] = { "retry = 1", "[profile a]", "retry = 2",
				      "[profile b]", "retry = 3" };
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;

	(void)state;
	parser_init(&parser, PARSER_MAIN);
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		assert_int_equal(parser_line(&parser, str_from_c(lines[i]), &statement,
					     &parse_error),
				 0);
}

static void a_main_file_states_something(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;

	(void)state;
	parser_init(&parser, PARSER_MAIN);
	assert_int_equal(
		parser_line(&parser, STR_LIT("# retry = 1"), &statement, &parse_error),
		0);
	assert_int_equal(parser_finish(&parser, &parse_error), PWP_ERR_SYNTAX);
	parser_init(&parser, PARSER_DROP_IN);
	assert_int_equal(parser_finish(&parser, &parse_error), 0);
}

static void cuts_text_into_lines(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct str rest = STR_LIT("a\n\nb\ncut off"), line;

	(void)state;
	assert_int_equal(line_next(&rest, &line, &parse_error), 1);
	assert_true(str_eq(line, STR_LIT("a")));
	assert_int_equal(line_next(&rest, &line, &parse_error), 1);
	assert_true(str_eq(line, STR_LIT("")));
	assert_int_equal(line_next(&rest, &line, &parse_error), 1);
	assert_true(str_eq(line, STR_LIT("b")));
	assert_int_equal(line_next(&rest, &line, &parse_error), PWP_ERR_SYNTAX);
	assert_int_equal(parse_error.line, 4);
	rest = STR_LIT("");
	assert_int_equal(line_next(&rest, &line, &parse_error), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_statements),
		cmocka_unit_test(refuses_faulty_lines_where_they_are_faulty),
		cmocka_unit_test(refuses_a_nul_byte),
		cmocka_unit_test(holds_a_line_to_its_limit),
		cmocka_unit_test(holds_sections_to_their_limit),
		cmocka_unit_test(takes_an_option_once_in_each_section),
		cmocka_unit_test(a_main_file_states_something),
		cmocka_unit_test(cuts_text_into_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
