/* SPDX-License-Identifier: MIT */
/*
 * Names of groups that carry the domain of a directory: "SCHOOL\pupils" as winbind writes
 * them, "pupils@school.example" as sssd does.
 */
#ifndef PWP_BASE_GROUP_NAME_H
#define PWP_BASE_GROUP_NAME_H

#include "base/str.h"

/*
 * Cuts the domain off a name: what stands before the first backslash or, where there is
 * none, after the last "@". False: it has no domain, or one of the two would be empty.
 */
bool group_name_split(struct str name, struct str *ret_domain, struct str *ret_bare);

/* Whether an item of group_domains stands for the domain; "*" stands for every one. */
bool group_name_is_domain(struct str item, struct str domain);

#endif
