/* SPDX-License-Identifier: MIT */
/*
 * Lines of a trusted file. What an editor would not show has no place in a policy: it
 * could make the file mean something else than what is read on the screen. So control
 * characters, invisible direction marks and invalid UTF-8 are refused, and the usual
 * accidents (Windows line ends, a byte order mark, a cut-off file) get their own
 * sentence.
 */
#include "input/line.h"

#include "base/invisible.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK 0xfeff

/* What is wrong with a character; NULL if nothing. */
static const char *fault_of(uint32_t code)
{
	switch (code) {
	case '\t':
		return NULL;
	case '\r':
		return "carriage return: save the file with Unix line ends";
	case '\0':
		return "NUL byte: this is not a text file";
	case BYTE_ORDER_MARK:
		return "byte order mark: save the file as UTF-8 without it";
	case UTF8_INVALID:
		return "not valid UTF-8";
	default:
		break;
	}
	switch (invisible_class(code)) {
	case INVISIBLE_CONTROL:
		return "control character";
	case INVISIBLE_LINE_END:
		return "invisible character that ends a line";
	case INVISIBLE_DIRECTION:
		return "invisible character that changes the reading direction";
	default:
		return NULL;
	}
}

/* Nearly all of every line: printable ASCII, which is never at fault. */
static void skip_plain(struct str *rest)
{
	size_t i = 0;

	while (i < rest->len && rest->ptr[i] >= ' ' && rest->ptr[i] <= '~')
		i++;
	rest->ptr += i;
	rest->len -= i;
}

int line_check(struct str line, struct pwp_parse_error *reterr_parse_error)
{
	struct str rest = line;

	if (line.len > LINE_MAX_BYTES)
		return parse_error_fail(
			reterr_parse_error, PWP_ERR_TOO_BIG, LINE_MAX_BYTES + 1,
			"longer than " STR_DIGITS(LINE_MAX_BYTES) " bytes");
	for (skip_plain(&rest); rest.len > 0; skip_plain(&rest)) {
		size_t column = (size_t)(rest.ptr - line.ptr) + 1;
		const char *fault = fault_of(utf8_next(&rest));
		if (fault)
			return parse_error_fail(reterr_parse_error, PWP_ERR_SYNTAX,
						column, fault);
	}
	return 0;
}

int line_next(struct str *rest, struct str *ret_line,
	      struct pwp_parse_error *reterr_parse_error)
{
	if (rest->len == 0)
		return 0;
	const char *end = memchr(rest->ptr, '\n', rest->len);

	reterr_parse_error->line++;
	if (!end)
		return parse_error_fail(
			reterr_parse_error, PWP_ERR_SYNTAX, rest->len + 1,
			"the last line has no newline: the file may be cut off");
	size_t len = (size_t)(end - rest->ptr);
	*ret_line = (struct str){ rest->ptr, len };
	rest->ptr += len + 1;
	rest->len -= len + 1;
	return 1;
}
