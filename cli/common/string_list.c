/* SPDX-License-Identifier: MIT */
/*
 * Lists of names and notes, as the administrators' commands gather them, and how one text
 * is taken apart. The room of a list doubles whenever the count is a power of two, so the
 * count alone says how much room there is.
 */
#include "cli/common/string_list.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_full(size_t count)
{
	return (count & (count - 1)) == 0;
}

/* Takes `text`, also on failure; NULL stands for "no memory". */
static bool take(struct string_list *texts, char *text)
{
	size_t count = texts->count;

	if (text && is_full(count)) {
		size_t room = count ? count * 2 : 1;
		char **items = reallocarray(texts->items, room, sizeof(*items));

		if (items) {
			texts->items = items;
		} else {
			free(text);
			text = NULL;
		}
	}
	if (!text)
		return false;
	texts->items[texts->count++] = text;
	return true;
}

bool string_list_add(struct string_list *texts, const char *text)
{
	return take(texts, strdup(text));
}

bool string_list_add_once(struct string_list *texts, const char *text)
{
	return string_list_has(texts, text) || string_list_add(texts, text);
}

bool string_list_format(struct string_list *texts, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	int len = vasprintf(&text, format, args);
	va_end(args);
	return take(texts, len >= 0 ? text : NULL);
}

bool string_list_split(struct string_list *texts, const char *list)
{
	while (*list) {
		list += strspn(list, " \t,");
		size_t len = strcspn(list, ",");
		size_t used = len;

		while (used > 0 && (list[used - 1] == ' ' || list[used - 1] == '\t'))
			used--;
		if (used > 0 && !take(texts, strndup(list, used)))
			return false;
		list += len;
	}
	return true;
}

bool string_list_has(const struct string_list *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i], text) == 0)
			return true;
	return false;
}

static int compare(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

void string_list_sort(struct string_list *texts)
{
	size_t kept = 0;

	if (texts->count > 0)
		qsort(texts->items, texts->count, sizeof(*texts->items), compare);
	for (size_t i = 0; i < texts->count; i++) {
		char *item = texts->items[i];

		if (kept > 0 && strcmp(texts->items[kept - 1], item) == 0)
			free(item);
		else
			texts->items[kept++] = item;
	}
	/* The room is now larger than the count says, which only costs a copy later. */
	texts->count = kept;
}

void string_list_done(struct string_list *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		free(texts->items[i]);
	free(texts->items);
	*texts = (struct string_list){ 0 };
}

/* ---- pieces of one */

/* Characters from one to another, of the same length in UTF-8, whose bytes have the order
 * of their numbers. */
struct range {
	const char *from, *to;
};

/* The spaces of Unicode, and those without width; spreadsheets and web pages leave them in
 * what is copied out of them. */
static const struct range blanks[] = {
	{ " ", " " },
	{ "\xc2\xa0", "\xc2\xa0" },
	{ "\xe1\x9a\x80", "\xe1\x9a\x80" },
	{ "\xe2\x80\x80", "\xe2\x80\x8b" },
	{ "\xe2\x80\xa8", "\xe2\x80\xa9" },
	{ "\xe2\x80\xaf", "\xe2\x80\xaf" },
	{ "\xe2\x81\x9f", "\xe2\x81\xa0" },
	{ "\xe3\x80\x80", "\xe3\x80\x80" },
	{ "\xef\xbb\xbf", "\xef\xbb\xbf" },
	{ NULL, NULL },
};

/* Also those of Arabic, Chinese and Japanese. */
static const struct range commas[] = {
	{ ",", "," },
	{ "\xd8\x8c", "\xd8\x8c" },
	{ "\xe3\x80\x81", "\xe3\x80\x81" },
	{ "\xef\xbc\x8c", "\xef\xbc\x8c" },
	{ NULL, NULL },
};

/* How many bytes the character of a table has that the text begins with; 0: with none. */
static size_t begins_with(struct pwp_text text, const struct range *ranges)
{
	for (; ranges->from; ranges++) {
		size_t len = strlen(ranges->from);

		if (text.len >= len && memcmp(text.ptr, ranges->from, len) >= 0 &&
		    memcmp(text.ptr, ranges->to, len) <= 0)
			return len;
	}
	return 0;
}

static size_t parts_end(struct pwp_text text)
{
	size_t len = begins_with(text, blanks);

	if (len == 0)
		len = begins_with(text, commas);
	return len > 0 ? len : text.ptr[0] == ';';
}

static struct pwp_text skip(struct pwp_text text, size_t len)
{
	return (struct pwp_text){ text.ptr + len, text.len - len };
}

struct pwp_text string_list_trim(struct pwp_text text)
{
	size_t len, end = 0;

	while (text.len > 0 && (len = begins_with(text, blanks)) > 0)
		text = skip(text, len);
	for (size_t at = 0; at < text.len; at += len) {
		len = begins_with(skip(text, at), blanks);
		if (len > 0)
			continue;
		len = 1;
		end = at + 1;
	}
	return (struct pwp_text){ text.ptr, end };
}

bool string_list_next_part(struct pwp_text *rest, struct pwp_text *ret_part)
{
	struct pwp_text left = *rest;
	size_t len = 0;

	while (left.len > 0 && (len = parts_end(left)) > 0)
		left = skip(left, len);
	*rest = left;
	while (rest->len > 0 && parts_end(*rest) == 0)
		*rest = skip(*rest, 1);
	left.len -= rest->len;
	if (left.len > 0)
		*ret_part = left;
	return left.len > 0;
}

struct pwp_text string_list_behind_comma(struct pwp_text text)
{
	for (size_t at = 0; at < text.len; at++) {
		size_t len = begins_with(skip(text, at), commas);

		if (len > 0)
			return skip(text, at + len);
	}
	return text;
}
