/* SPDX-License-Identifier: MIT */
/* Counted, borrowed text. Knows bytes only: what they mean is for ascii.h and utf8.h. */
#include "base/str.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct str str_trim(struct str text)
{
	while (text.len > 0 && is_blank(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len > 0 && is_blank(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

bool str_split(struct str *rest, char separator, struct str *ret_piece)
{
	if (!rest->ptr)
		return false;
	const char *end = rest->len > 0 ? memchr(rest->ptr, separator, rest->len) : NULL;
	if (!end) {
		*ret_piece = *rest;
		*rest = (struct str){ NULL, 0 };
		return true;
	}
	size_t len = (size_t)(end - rest->ptr);
	*ret_piece = (struct str){ rest->ptr, len };
	rest->ptr = end + 1;
	rest->len -= len + 1;
	return true;
}
