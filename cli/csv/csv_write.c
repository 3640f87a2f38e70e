/* SPDX-License-Identifier: MIT */
/*
 * A spreadsheet takes a field that begins with = + - or @ for a formula, some also one that
 * begins with what East Asian keyboards type for these, and invisible characters before
 * them do not help. The text of our tables often comes from others, so such a field gets an
 * apostrophe in front.
 */
#include "cli/csv/csv_write.h"

#include "base/array.h"
#include "base/invisible.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* What begins a formula: ASCII, the minus sign, small and full-width forms. */
static const uint32_t formula_starts[] = {
	'=',	'+',	'-',	'@',	'\t',	'\r',	'\n',	0x2212,
	0xfe62, 0xfe63, 0xfe66, 0xfe6b, 0xff0b, 0xff0d, 0xff1d, 0xff20,
};

static bool is_formula(struct pwp_text text)
{
	struct str rest = { text.ptr, text.len };
	uint32_t first = ' ';

	while (rest.len > 0 && (invisible_class(first) & ~(unsigned)INVISIBLE_CONTROL))
		first = utf8_next(&rest);
	for (size_t i = 0; i < ARRAY_SIZE(formula_starts); i++)
		if (first == formula_starts[i])
			return true;
	return false;
}

static bool needs_quotes(struct pwp_text text)
{
	for (size_t i = 0; i < text.len; i++)
		if (memchr(",;\t\"\r\n", text.ptr[i], 6))
			return true;
	return false;
}

void csv_write_field(FILE *stream, struct pwp_text text)
{
	bool quoted = needs_quotes(text);

	if (quoted)
		putc('"', stream);
	if (is_formula(text))
		putc('\'', stream);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			putc('"', stream);
		putc(text.ptr[i], stream);
	}
	if (quoted)
		putc('"', stream);
}
