/* SPDX-License-Identifier: MIT */
/*
 * Lists of names and notes, as the administrators' commands gather them. The room doubles
 * whenever the count is a power of two, so the count alone says how much room there is.
 */
#include "texts.h"

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
static bool take(struct texts *texts, char *text)
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

bool texts_add(struct texts *texts, const char *text)
{
	return take(texts, strdup(text));
}

bool texts_add_once(struct texts *texts, const char *text)
{
	return texts_has(texts, text) || texts_add(texts, text);
}

bool texts_format(struct texts *texts, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	int len = vasprintf(&text, format, args);
	va_end(args);
	return take(texts, len >= 0 ? text : NULL);
}

bool texts_split(struct texts *texts, const char *list)
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

bool texts_has(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (!strcmp(texts->items[i], text))
			return true;
	return false;
}

static int compare(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

void texts_sort(struct texts *texts)
{
	size_t kept = 0;

	if (texts->count > 0)
		qsort(texts->items, texts->count, sizeof(*texts->items), compare);
	for (size_t i = 0; i < texts->count; i++) {
		char *item = texts->items[i];

		if (kept > 0 && !strcmp(texts->items[kept - 1], item))
			free(item);
		else
			texts->items[kept++] = item;
	}
	/* The room is now larger than the count says, which only costs a copy later. */
	texts->count = kept;
}

void texts_done(struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		free(texts->items[i]);
	free(texts->items);
	*texts = (struct texts){ 0 };
}

struct pwp_text texts_trim(struct pwp_text text)
{
	while (text.len > 0 && text.ptr[0] == ' ')
		text = (struct pwp_text){ text.ptr + 1, text.len - 1 };
	while (text.len > 0 && text.ptr[text.len - 1] == ' ')
		text.len--;
	return text;
}
