/* SPDX-License-Identifier: MIT */
/*
 * Lists of names and notes, as the administrators' commands gather them, and how one text
 * is taken apart. The room of a list doubles whenever the count is a power of two, so the
 * count alone determines how much room there is.
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

/* Takes `text`, also on failure; NULL means that memory ran out before. */
static bool take(struct string_list *list, char *text)
{
	size_t count = list->count;

	if (text && is_full(count)) {
		size_t room = count ? count * 2 : 1;
		char **items = reallocarray(list->items, room, sizeof(*items));

		if (items) {
			list->items = items;
		} else {
			free(text);
			text = NULL;
		}
	}
	if (!text)
		return false;
	list->items[list->count++] = text;
	return true;
}

bool string_list_add(struct string_list *list, const char *text)
{
	return take(list, strdup(text));
}

bool string_list_add_once(struct string_list *list, const char *text)
{
	return string_list_has(list, text) || string_list_add(list, text);
}

bool string_list_format(struct string_list *list, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	int len = vasprintf(&text, format, args);
	va_end(args);
	return take(list, len >= 0 ? text : NULL);
}

bool string_list_has(const struct string_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i], text) == 0)
			return true;
	return false;
}

static int compare(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

void string_list_sort(struct string_list *list)
{
	size_t kept = 0;

	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items), compare);
	for (size_t i = 0; i < list->count; i++) {
		char *item = list->items[i];

		if (kept > 0 && strcmp(list->items[kept - 1], item) == 0)
			free(item);
		else
			list->items[kept++] = item;
	}
	/* There may be more room now than the count implies, which only costs a copy later. */
	list->count = kept;
}

void string_list_done(struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct string_list){ 0 };
}
