/* SPDX-License-Identifier: MIT */
/*
 * Lists of texts in one allocation: the array of items, then the bytes that they point
 * to. Nothing can be added later, so no pointer ever moves.
 */
#include "input/strlist.h"

#include <stdlib.h>

/* Copies the items to where `next` and `*bytes` point and moves both on. */
static struct str *append(struct str *next, char **bytes, const struct str *items,
			  size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].len > 0)
			memcpy(*bytes, items[i].ptr, items[i].len);
		(*bytes)[items[i].len] = '\0';
		*next++ = (struct str){ *bytes, items[i].len };
		*bytes += items[i].len + 1;
	}
	return next;
}

/* The callers' lists are in memory already, so these sums cannot overflow. */
static size_t size_of(struct strlist list)
{
	size_t size = list.count * sizeof(list.items[0]);

	for (size_t i = 0; i < list.count; i++)
		size += list.items[i].len + 1;
	return size;
}

int strlist_join(struct strlist first, struct strlist second, struct strlist *ret_list)
{
	size_t count = first.count + second.count;

	if (count == 0) {
		*ret_list = (struct strlist){ NULL, 0 };
		return 0;
	}
	struct str *items = malloc(size_of(first) + size_of(second));
	if (!items)
		return PWP_ERR_NOMEM;
	char *bytes = (char *)(items + count);
	struct str *next = append(items, &bytes, first.items, first.count);
	append(next, &bytes, second.items, second.count);
	*ret_list = (struct strlist){ items, count };
	return 0;
}

int strlist_copy(const struct str *items, size_t count, struct strlist *ret_list)
{
	struct str *borrowed = NULL;

	/* strlist_join() only reads; the member is not const for the sake of owners. */
	memcpy(&borrowed, &items, sizeof(borrowed));
	return strlist_join((struct strlist){ borrowed, count },
			    (struct strlist){ NULL, 0 }, ret_list);
}

void strlist_done(struct strlist *list)
{
	free(list->items);
	*list = (struct strlist){ NULL, 0 };
}
