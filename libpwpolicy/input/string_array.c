/* SPDX-License-Identifier: MIT */
/*
 * Lists of texts in one allocation: the array of items, then the bytes that they point
 * to. Nothing can be added later, so no pointer ever moves.
 */
#include "input/string_array.h"

#include <stdlib.h>

/* Texts to copy from. */
struct part {
	const struct str *items;
	size_t count;
};

/* Copies the items to where `next` and `*bytes` point and moves both on. */
static struct str *append(struct str *next, char **bytes, struct part part)
{
	for (size_t i = 0; i < part.count; i++) {
		struct str item = part.items[i];
		if (item.len > 0)
			memcpy(*bytes, item.ptr, item.len);
		(*bytes)[item.len] = '\0';
		*next++ = (struct str){ *bytes, item.len };
		*bytes += item.len + 1;
	}
	return next;
}

/* What is counted is in memory already, so these sums cannot overflow. */
static size_t size_of(struct part part)
{
	size_t size = part.count * sizeof(part.items[0]);

	for (size_t i = 0; i < part.count; i++)
		size += part.items[i].len + 1;
	return size;
}

static int make(struct part first, struct part second, struct string_array *ret_list)
{
	size_t count = first.count + second.count;

	if (count == 0) {
		*ret_list = (struct string_array){ NULL, 0 };
		return 0;
	}
	struct str *items = malloc(size_of(first) + size_of(second));
	if (!items)
		return PWP_ERR_NOMEM;
	char *bytes = (char *)(items + count);
	struct str *next = append(items, &bytes, first);
	append(next, &bytes, second);
	*ret_list = (struct string_array){ items, count };
	return 0;
}

int string_array_copy(const struct str *items, size_t count,
		      struct string_array *ret_list)
{
	return make((struct part){ items, count }, (struct part){ NULL, 0 }, ret_list);
}

int string_array_join(struct string_array first, struct string_array second,
		      struct string_array *ret_list)
{
	return make((struct part){ first.items, first.count },
		    (struct part){ second.items, second.count }, ret_list);
}

void string_array_done(struct string_array *list)
{
	free(list->items);
	*list = (struct string_array){ NULL, 0 };
}
