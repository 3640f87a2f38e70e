/* SPDX-License-Identifier: MIT */
/*
 * A spreadsheet takes a field that begins with = + - or @ for a formula, some also with
 * what East Asian keyboards type for these, and blanks before them do not help. What
 * stands in our tables often comes from others, so such a field gets an apostrophe in
 * front.
 */
#include "cli/csv/csv_field.h"

#include "base/array.h"

#include <stdbool.h>
#include <string.h>

/* What does not show at the beginning of a field: blanks, and characters of no width. */
static const char *const unseen[] = {
	" ",	  "\u00a0", "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u1680",
	"\u180e", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
	"\u2007", "\u2008", "\u2009", "\u200a", "\u200b", "\u200c", "\u200d", "\u200e",
	"\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
	"\u202f", "\u205f", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u2066",
	"\u2067", "\u2068", "\u2069", "\u2800", "\u3000", "\u3164", "\ufeff", "\uffa0",
};

/* What begins a formula: ASCII, the minus sign, small and full-width forms. */
static const char *const formulas[] = {
	"=",	  "+",	    "-",      "@",	"\t",	  "\r",	    "\n",     "\u2212",
	"\ufe62", "\ufe63", "\ufe66", "\ufe6b", "\uff0b", "\uff0d", "\uff1d", "\uff20",
};

/* The length of the entry that the text begins with; 0: none. */
static size_t begins_with(struct pwp_text text, const char *const *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(table[i]);
		if (len <= text.len && memcmp(text.ptr, table[i], len) == 0)
			return len;
	}
	return 0;
}

static bool is_formula(struct pwp_text text)
{
	size_t len;

	while ((len = begins_with(text, unseen, ARRAY_SIZE(unseen))) > 0)
		text = (struct pwp_text){ text.ptr + len, text.len - len };
	return begins_with(text, formulas, ARRAY_SIZE(formulas)) > 0;
}

static bool needs_quotes(struct pwp_text text)
{
	for (size_t i = 0; i < text.len; i++)
		if (memchr(",\"\r\n", text.ptr[i], 4))
			return true;
	return false;
}

void csv_field_write(FILE *stream, struct pwp_text text)
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
