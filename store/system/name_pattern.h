/* SPDX-License-Identifier: MIT */
/* User names that are made of another one: option sibling_accounts. */
#ifndef PWP_STORE_NAME_PATTERN_H
#define PWP_STORE_NAME_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Puts the part of `name` that `%` matches in a pattern such as "%-admin" into `part`,
 * of `size` bytes. False: there is no pattern (NULL), the name does not follow it, or the
 * part does not fit.
 */
bool name_pattern_match(const char *pattern, const char *name, char *part, size_t size);

#endif
