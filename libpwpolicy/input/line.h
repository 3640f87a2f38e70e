/* SPDX-License-Identifier: MIT */
/* Cuts a trusted file's text into lines and checks that they are plain text. */
#ifndef PWP_INPUT_LINE_H
#define PWP_INPUT_LINE_H

#include "base/str.h"
#include "input/parse_error.h"

/* Longest line in bytes, without its newline; longest value of an option, too. */
#define LINE_MAX_BYTES 8192

/*
 * Takes the next line off *rest and counts it in parse_error->line. Returns 1 with a line,
 * 0 at the end, or PWP_ERR_SYNTAX when the last line has no newline: such a file may be
 * cut off.
 */
PWP_CHECKED int line_next(struct str *rest, struct str *ret_line,
			  struct pwp_parse_error *reterr_parse_error);

/*
 * Whether a line is valid UTF-8 without control characters other than tabs and without
 * direction marks, and not too long. Returns 0, PWP_ERR_SYNTAX or PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int line_check(struct str line, struct pwp_parse_error *reterr_parse_error);

#endif
