/* SPDX-License-Identifier: MIT */
/*
 * Text that is copied from spreadsheets and web pages has spaces of many kinds around it,
 * and lists are written with the commas of several scripts. Bytes that are not UTF-8 are
 * parts of words.
 */
#include "cli/csv/csv_cell.h"

#include "base/array.h"
#include "base/invisible.h"
#include "base/utf8.h"

/* Also those of Arabic, Chinese and Japanese. */
static const uint32_t commas[] = { ',', 0x060c, 0x3001, 0xff0c };

bool csv_cell_is_space(uint32_t code)
{
	return (invisible_class(code) &
		(INVISIBLE_SPACE | INVISIBLE_ZERO_WIDTH_SPACE | INVISIBLE_LINE_END)) != 0;
}

static bool is_comma(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_SIZE(commas); i++)
		if (code == commas[i])
			return true;
	return false;
}

static bool separates_words(uint32_t code)
{
	return csv_cell_is_space(code) || is_comma(code) || code == ';';
}

static struct str str_of(struct pwp_text text)
{
	return (struct str){ text.ptr, text.len };
}

static struct pwp_text between(const char *start, const char *end)
{
	return (struct pwp_text){ start, (size_t)(end - start) };
}

/* Skips the code points at the front for which `skips` gives `wanted`. */
static struct str skip(struct str text, bool (*skips)(uint32_t code), bool wanted)
{
	struct str next = text;

	while (next.len > 0 && skips(utf8_next(&next)) == wanted)
		text = next;
	return text;
}

struct pwp_text csv_cell_trim(struct pwp_text text)
{
	struct str rest = skip(str_of(text), csv_cell_is_space, true);
	const char *start = rest.ptr;
	const char *end = start;

	while (rest.len > 0)
		if (!csv_cell_is_space(utf8_next(&rest)))
			end = rest.ptr;
	return between(start, end);
}

bool csv_cell_next_word(struct pwp_text *rest, struct pwp_text *ret_word)
{
	struct str word = skip(str_of(*rest), separates_words, true);
	struct str after = skip(word, separates_words, false);

	*rest = (struct pwp_text){ after.ptr, after.len };
	if (after.ptr == word.ptr)
		return false;
	*ret_word = between(word.ptr, after.ptr);
	return true;
}

struct pwp_text csv_cell_before_comma(struct pwp_text text)
{
	return between(text.ptr, skip(str_of(text), is_comma, false).ptr);
}

struct pwp_text csv_cell_after_comma(struct pwp_text text)
{
	struct str rest = skip(str_of(text), is_comma, false);

	if (rest.len == 0)
		return text;
	(void)utf8_next(&rest);
	return (struct pwp_text){ rest.ptr, rest.len };
}
