/* SPDX-License-Identifier: MIT */
/* Lists of texts. Every item is followed by a NUL, so it is a C string as well. */
#ifndef PWP_INPUT_STRLIST_H
#define PWP_INPUT_STRLIST_H

#include "base/str.h"
#include "input/rules.h"
#include "pwpolicy.h"

/*
 * Makes a list of copies of `count` texts. An empty list needs no memory. Returns 0 or
 * PWP_ERR_NOMEM. The caller frees it with strlist_done().
 */
PWP_CHECKED int strlist_copy(const struct str *items, size_t count,
			     struct strlist *ret_list);

/* Makes a list of the items of both. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int strlist_join(struct strlist first, struct strlist second,
			     struct strlist *ret_list);

/* Frees the list and leaves an empty one. */
void strlist_done(struct strlist *list);

#endif
