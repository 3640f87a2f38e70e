/* SPDX-License-Identifier: MIT */
/* A growing list of texts, and what is done to one. */
#ifndef CLI_STRING_LIST_H
#define CLI_STRING_LIST_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

/* A zeroed one is empty. It owns its items. */
struct texts {
	char **items;
	size_t count;
};

/* Adds a copy. False when there is no memory. */
bool texts_add(struct texts *texts, const char *text);

/* Adds a copy unless the text is there already. False when there is no memory. */
bool texts_add_once(struct texts *texts, const char *text);

/* Adds what printf() would write. False when there is no memory. */
__attribute__((format(printf, 2, 3))) bool texts_format(struct texts *texts,
							const char *format, ...);

/* Adds the items of a policy's list: commas between them, blanks around them do not
 * count. False when there is no memory. */
bool texts_split(struct texts *texts, const char *list);

bool texts_has(const struct texts *texts, const char *text);

/* Sorts by bytes and drops what stands there twice. */
void texts_sort(struct texts *texts);

void texts_done(struct texts *texts);

/* A text in UTF-8 without the blanks around it: all spaces of Unicode. */
struct pwp_text texts_trim(struct pwp_text text);

/* Takes the next part off the front: between such blanks, commas or semicolons. False:
 * there is none. */
bool texts_next_part(struct pwp_text *rest, struct pwp_text *ret_part);

/* What stands behind the first comma; all, if there is none. */
struct pwp_text texts_behind_comma(struct pwp_text text);

#endif
