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
