/* SPDX-License-Identifier: MIT */
/* A growing list of texts. */
#ifndef CLI_STRING_LIST_H
#define CLI_STRING_LIST_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

/* A zeroed one is empty. It owns its items. */
struct string_list {
	char **items;
	size_t count;
};

/* Adds a copy. False when there is no memory. */
bool string_list_add(struct string_list *list, const char *text);

/* Adds a copy unless the text is there already. False when there is no memory. */
bool string_list_add_once(struct string_list *list, const char *text);

/* Adds what printf() would write. False when there is no memory. */
__attribute__((format(printf, 2, 3))) bool string_list_format(struct string_list *list,
							      const char *format, ...);

bool string_list_has(const struct string_list *list, const char *text);

/* Sorts by bytes and removes duplicates. */
void string_list_sort(struct string_list *list);

void string_list_done(struct string_list *list);

#endif
