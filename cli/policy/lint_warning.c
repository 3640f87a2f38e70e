/* SPDX-License-Identifier: MIT */
/* A warning begins with its place, as an error does. */
#include "cli/policy/lint.h"

#include "base/printable.h"
#include "cli/common/output.h"

#include <stdarg.h>
#include <stdio.h>

enum { TEXT_SIZE = 2 * PWP_MESSAGE_SIZE };

static void print(const char *place, const char *text)
{
	char line[2 * TEXT_SIZE];

	snprintf(line, sizeof(line), "%s: %s", place, text);
	printable_copy(line, line, sizeof(line));
	fputs("  - ", stdout);
	output_wrapped(4, line);
}

void lint_warn(struct lint *lint, const struct lint_line *line, const char *format, ...)
{
	const char *name = lint->context->policy_source.name;
	char place[TEXT_SIZE], text[TEXT_SIZE];
	va_list args;

	va_start(args, format);
	if (vsnprintf(text, sizeof(text), format, args) < 0)
		text[0] = '\0';
	va_end(args);
	if (lint->warnings++ == 0)
		puts("\nWarnings:");
	if (line && line->number > 0)
		snprintf(place, sizeof(place), "%s:%u:%u", line->file, line->number,
			 line->column);
	else
		snprintf(place, sizeof(place), "%s",
			 line ? line->file : (name ? name : "the installed policy"));
	print(place, text);
}
