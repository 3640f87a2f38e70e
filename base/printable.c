/* SPDX-License-Identifier: MIT */
/*
 * Full names and user names come from a directory that others write to. Control
 * characters in them would steer a terminal, direction marks would make a line read as
 * another one, and bytes that are no UTF-8 would make JSON invalid.
 */
#include "base/printable.h"

#include "base/array.h"
#include "base/utf8.h"

#include <string.h>

static const struct {
	uint32_t from, to;
} hidden[] = {
	{ 0x00, 0x1f },
	{ 0x7f, 0x9f }, /* control characters */
	{ 0x061c, 0x061c },
	{ 0x200e, 0x200f }, /* direction marks */
	{ 0x2028, 0x202e },
	{ 0x2066, 0x2069 }, /* further ones, ends of lines */
	{ UTF8_INVALID, UTF8_INVALID },
};

static bool is_hidden(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_SIZE(hidden); i++)
		if (code >= hidden[i].from && code <= hidden[i].to)
			return true;
	return false;
}

bool printable(const char *text)
{
	struct str rest = str_from_c(text);

	while (rest.len > 0)
		if (is_hidden(utf8_next(&rest)))
			return false;
	return true;
}

void printable_copy(const char *text, char *buf, size_t size)
{
	struct str rest = str_from_c(text);
	size_t len = 0;

	while (rest.len > 0) {
		const char *start = rest.ptr;
		bool hide = is_hidden(utf8_next(&rest));
		size_t width = hide ? 1 : (size_t)(rest.ptr - start);

		if (width >= size - len)
			break;
		memmove(buf + len, hide ? "?" : start, width);
		len += width;
	}
	buf[len] = '\0';
}
