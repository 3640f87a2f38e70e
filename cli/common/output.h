/* SPDX-License-Identifier: MIT */
/* Text for people: messages on standard error, wrapped paragraphs, colour. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum style { STYLE_NONE, STYLE_BOLD, STYLE_RED, STYLE_YELLOW, STYLE_GREEN };

/* Writes "pwpolicy: " and the message to standard error; "?" where it is not printable. */
__attribute__((format(printf, 1, 2))) void output_error(const char *format, ...);

/* Writes "pwpolicy: file:line:column: text"; without a file, `context` takes its place. */
void output_parse_error(const struct pwp_parse_error *parse_error, const char *context,
			int error);

/* How many columns a text of `len` bytes takes. */
unsigned output_width(const char *text, size_t len);

/* Writes text to standard output, wrapped at 80 columns; the cursor is at `column`, and
 * further lines are indented to it. */
void output_wrapped(unsigned column, const char *text);

/* The same for what printf() would write; "?" where it is not printable. */
__attribute__((format(printf, 1, 2))) void output_paragraph(const char *format, ...);

/* Writes text from outside to standard output; "?" where it is not printable. */
void output_printable(const char *name);

/* The word for a count of things: one, or many. */
const char *output_plural(uint64_t count, const char *one, const char *many);

/* Whether standard output is a terminal. */
bool output_is_terminal(void);

/* Whether the terminal, where there is one, understands more than lines: TERM says so. */
bool output_can_redraw(void);

/* Whether colour is wanted: on a terminal that is not dumb, unless NO_COLOR is set. */
bool output_has_colour(void);

/* Starts a style, STYLE_NONE ends it; writes nothing where colour is not wanted. */
void output_style(enum style style);

#endif
