/* SPDX-License-Identifier: MIT */
/*
 * A name goes to the terminal as it is only if it is printable; else each byte of it that
 * is not printable ASCII is written as an octal number in $'...', which the usual shells
 * and POSIX since 2024 read.
 */
#include "cli/common/shell_word.h"

#include "base/printable.h"

#include <string.h>

static const char harmless[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
			       "0123456789_-./,:+@%";

static void write_quoted(FILE *stream, const char *text)
{
	putc('\'', stream);
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stream);
		else
			putc(*text, stream);
	}
	putc('\'', stream);
}

static void write_escaped(FILE *stream, const char *text)
{
	fputs("$'", stream);
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < ' ' || byte > '~' || byte == '\'' || byte == '\\')
			fprintf(stream, "\\%03o", byte);
		else
			putc(byte, stream);
	}
	putc('\'', stream);
}

void shell_word_write(FILE *stream, const char *text)
{
	if (!printable(text))
		write_escaped(stream, text);
	else if (*text == '\0' || text[strspn(text, harmless)] != '\0')
		write_quoted(stream, text);
	else
		fputs(text, stream);
}
