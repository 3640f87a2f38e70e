/* SPDX-License-Identifier: MIT */
/* Counted, borrowed text. Knows bytes and ASCII; the rest of what they mean is for utf8.h. */
#include "base/str.h"

#include "base/ascii.h"

bool str_eq_no_case(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_to_lower((uint8_t)a.ptr[i]) !=
		    ascii_to_lower((uint8_t)b.ptr[i]))
			return false;
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

struct str str_trim(struct str text)
{
	while (text.len > 0 && is_space(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len > 0 && is_space(text.ptr[text.len - 1]))
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
