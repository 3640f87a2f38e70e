/* SPDX-License-Identifier: MIT */
/*
 * Prints a command to be copied, in a paragraph of its own that never wraps. A file name is
 * printed as it is only if it is printable; otherwise each byte that is not printable ASCII
 * becomes an octal number in $'...', which the usual shells and POSIX since 2024 read. So no
 * name controls the terminal or is taken for an option.
 */
#include "cli/common/shred_command.h"

#include "base/printable.h"

#include <stdio.h>
#include <string.h>

static const char harmless[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
			       "0123456789_-./,:+@%";

static void print_in_quotes(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
	}
	putchar('\'');
}

static void print_escaped(const char *text)
{
	fputs("$'", stdout);
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < ' ' || byte > '~' || byte == '\'' || byte == '\\')
			printf("\\%03o", byte);
		else
			putchar(byte);
	}
	putchar('\'');
}

/* Writes a text so that a shell reads it as one word: quoted where it needs that. */
static void print_quoted(const char *text)
{
	if (!printable(text))
		print_escaped(text);
	else if (*text == '\0' || text[strspn(text, harmless)] != '\0')
		print_in_quotes(text);
	else
		fputs(text, stdout);
}

void shred_command_print(const char *const *paths, size_t count)
{
	fputs("\n  shred -u --", stdout);
	for (size_t i = 0; i < count; i++) {
		putchar(' ');
		print_quoted(paths[i]);
	}
	putchar('\n');
}
