/* SPDX-License-Identifier: MIT */
/*
 * A spreadsheet takes a field that begins with = + - or @ for a formula, and what stands
 * in our tables often comes from others; such a field gets an apostrophe in front.
 */
#include "csv_field.h"

#include <string.h>

static bool holds_any(struct pwp_text text, const char *bytes)
{
	for (size_t i = 0; i < text.len; i++)
		if (memchr(bytes, text.ptr[i], strlen(bytes)))
			return true;
	return false;
}

void csv_field_write(FILE *stream, struct pwp_text text)
{
	const struct pwp_text first = { text.ptr, text.len > 0 };
	bool quoted = holds_any(text, ",\"\r\n");

	if (quoted)
		putc('"', stream);
	if (holds_any(first, "=+-@\t\r"))
		putc('\'', stream);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			putc('"', stream);
		putc(text.ptr[i], stream);
	}
	if (quoted)
		putc('"', stream);
}
