/* SPDX-License-Identifier: MIT */
/* Lists of texts. Every item is followed by a NUL, so it is a C string as well. */
#ifndef PWP_INPUT_STRING_ARRAY_H
#define PWP_INPUT_STRING_ARRAY_H

#include "base/str.h"
#include "input/rules.h"
#include "pwpolicy.h"

/*
 * Makes a list of copies of `count` texts. An empty list needs no memory. Returns 0 or
 * PWP_ERR_NOMEM. The caller frees it with string_array_done().
 */
PWP_CHECKED int string_array_copy(const struct str *items, size_t count,
				  struct string_array *ret_list);

/* Makes a list of the items of both. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int string_array_join(struct string_array first, struct string_array second,
				  struct string_array *ret_list);

/* Frees the list and leaves an empty one. */
void string_array_done(struct string_array *list);

#endif
