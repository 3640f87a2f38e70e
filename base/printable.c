/* SPDX-License-Identifier: MIT */
/*
 * Full names and user names come from a directory that others write to. Control
 * characters in them would steer a terminal, direction marks would make a line read as
 * another one, and bytes that are no UTF-8 would make JSON invalid.
 */
#include "base/printable.h"

#include "base/invisible.h"
#include "base/utf8.h"

#include <string.h>

static bool is_printable(uint32_t code)
{
	const unsigned refused =
		INVISIBLE_CONTROL | INVISIBLE_LINE_END | INVISIBLE_DIRECTION;

	return code != UTF8_INVALID && !(invisible_class(code) & refused);
}

bool printable(const char *text)
{
	struct str rest = str_from_c(text);

	while (rest.len > 0)
		if (!is_printable(utf8_next(&rest)))
			return false;
	return true;
}

void printable_copy(const char *text, char *buf, size_t size)
{
	struct str rest = str_from_c(text);
	size_t len = 0;

	while (rest.len > 0) {
		const char *start = rest.ptr;
		bool hide = !is_printable(utf8_next(&rest));
		size_t width = hide ? 1 : (size_t)(rest.ptr - start);

		if (width >= size - len)
			break;
		memmove(buf + len, hide ? "?" : start, width);
		len += width;
	}
	buf[len] = '\0';
}
