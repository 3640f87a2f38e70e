/* SPDX-License-Identifier: MIT */
/*
 * Text for people, in UTF-8 whatever the locale is. Of the environment only NO_COLOR and
 * TERM count. Width is counted in code points, which is right for the scripts that our
 * messages use. File names and other text from outside must not control the terminal: a
 * message shows "?" for what is not printable.
 */
#include "cli/common/output.h"

#include "base/printable.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 80, MESSAGE_SIZE = 2 * PATH_MAX + 256 };

__attribute__((format(printf, 2, 0))) static void format_message(
	char message[static MESSAGE_SIZE], const char *format, va_list args)
{
	if (vsnprintf(message, MESSAGE_SIZE, format, args) < 0)
		message[0] = '\0';
	printable_copy(message, message, MESSAGE_SIZE);
}

void output_error(const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list args;

	fflush(stdout);
	va_start(args, format);
	format_message(message, format, args);
	va_end(args);
	fprintf(stderr, "pwpolicy: %s\n", message);
}

void output_parse_error(const struct pwp_parse_error *parse_error, const char *context,
			int error)
{
	const char *file = parse_error->file[0] ? parse_error->file : context;
	const char *text = parse_error->text[0] ? parse_error->text : pwp_strerror(error);

	if (parse_error->line && parse_error->column)
		output_error("%s:%u:%u: %s", file, parse_error->line, parse_error->column,
			     text);
	else if (parse_error->line)
		output_error("%s:%u: %s", file, parse_error->line, text);
	else
		output_error("%s: %s", file, text);
}

void output_printable(const char *name)
{
	char shown[MESSAGE_SIZE];

	printable_copy(name, shown, sizeof(shown));
	fputs(shown, stdout);
}

unsigned output_width(const char *text, size_t len)
{
	unsigned width = 0;

	for (size_t i = 0; i < len; i++)
		width += ((unsigned char)text[i] & 0xc0) != 0x80;
	return width;
}

void output_wrapped(unsigned column, const char *text)
{
	unsigned at = column;

	for (;;) {
		text += strspn(text, " ");
		size_t len = strcspn(text, " ");
		unsigned width = output_width(text, len);

		if (len == 0)
			break;
		if (at > column && at + 1 + width > WIDTH) {
			printf("\n%*s", (int)column, "");
			at = column;
		} else if (at > column) {
			putchar(' ');
			at++;
		}
		fwrite(text, 1, len, stdout);
		at += width;
		text += len;
	}
	putchar('\n');
}

void output_paragraph(const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list args;

	va_start(args, format);
	format_message(message, format, args);
	va_end(args);
	output_wrapped(0, message);
}

const char *output_plural(uint64_t count, const char *one, const char *many)
{
	return count == 1 ? one : many;
}

bool output_is_terminal(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

bool output_can_redraw(void)
{
	const char *term = secure_getenv("TERM");

	return term && *term && strcmp(term, "dumb") != 0;
}

bool output_has_colour(void)
{
	const char *no_color = secure_getenv("NO_COLOR");

	return output_is_terminal() && !(no_color && *no_color) && output_can_redraw();
}

void output_style(enum style style)
{
	static const char *const codes[] = {
		[STYLE_NONE] = "\033[0m",     [STYLE_BOLD] = "\033[1m",
		[STYLE_RED] = "\033[1;31m",   [STYLE_YELLOW] = "\033[1;33m",
		[STYLE_GREEN] = "\033[1;32m",
	};

	if (output_has_colour())
		fputs(codes[style], stdout);
}
