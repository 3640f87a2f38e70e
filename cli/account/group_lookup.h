/* SPDX-License-Identifier: MIT */
/* The groups that a policy names, and those that this machine has. */
#ifndef CLI_GROUP_LOOKUP_H
#define CLI_GROUP_LOOKUP_H

#include "cli/common/string_list.h"
#include "pwpolicy.h"

#include <stdbool.h>

/* Whether this machine knows a group of a policy, also with a domain of its group_domains;
 * one of any domain ("*") cannot be asked for and counts as known. */
bool group_lookup_knows(const struct pwp_policy *policy, const char *group);

/* Adds the names of all listed groups that carry a domain; a directory often lists none.
 * False: there is no memory. */
bool group_lookup_with_domain(struct string_list *names);

#endif
