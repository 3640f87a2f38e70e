/* SPDX-License-Identifier: MIT */
/* Push parser for one policy file: init, a call for each line, finish. No file access. */
#ifndef PWP_INPUT_PARSER_H
#define PWP_INPUT_PARSER_H

#include "base/str.h"
#include "input/parse_error.h"
#include "input/option.h"

/* Most profiles in a policy, and the longest name of one in bytes. */
#define PROFILES_MAX 32
#define PROFILE_NAME_MAX 32

enum parser_kind {
	PARSER_MAIN,   /* a whole policy: may include a shipped one, must say something */
	PARSER_DROP_IN /* amends what was read before */
};

enum statement_kind {
	STATEMENT_NONE, /* an empty line or a comment */
	STATEMENT_SECTION,
	STATEMENT_INCLUDE,
	STATEMENT_OPTION
};

/* What a line says; the texts point into the line. */
struct statement {
	enum statement_kind kind;
	const struct option *option; /* of an option */
	struct str text;	     /* profile's name, policy's name, or value */
	size_t column;		     /* of the text, counted from 1 */
};

/* Zeroing is no initialisation: use parser_init(). Nothing in it needs freeing. */
struct parser {
	enum parser_kind kind;
	bool said_something;
	size_t n_sections;
	char sections[PROFILES_MAX][PROFILE_NAME_MAX + 1];
	bool seen[OPTION_COUNT]; /* in the present section */
};

void parser_init(struct parser *parser, enum parser_kind kind);

/*
 * Reads one line, given without its newline. Returns 0, PWP_ERR_SYNTAX, PWP_ERR_UNKNOWN,
 * PWP_ERR_VALUE, PWP_ERR_REPEATED or PWP_ERR_TOO_BIG, then with sentence and column in
 * *reterr_parse_error. After an error the parser is of no further use.
 */
PWP_CHECKED int parser_line(struct parser *parser, struct str line,
			    struct statement *ret_statement,
			    struct pwp_parse_error *reterr_parse_error);

/* The end of the file. Returns 0 or PWP_ERR_SYNTAX. */
PWP_CHECKED int parser_finish(const struct parser *parser,
			      struct pwp_parse_error *reterr_parse_error);

#endif
