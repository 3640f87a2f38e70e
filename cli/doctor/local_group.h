/* SPDX-License-Identifier: MIT */
/* Groups of the machine's own file, and who is in them. */
#ifndef CLI_LOCAL_GROUP_H
#define CLI_LOCAL_GROUP_H

#include <stdbool.h>

#define LOCAL_GROUP_MEMBER_SIZE 64

struct local_group {
	char member[LOCAL_GROUP_MEMBER_SIZE]; /* somebody in it; "": nobody */
};

/* Finds a group, with a member that its file lists, or whose first group it is. False: there is
 * no such group. */
bool local_group_find(const char *group_file, const char *passwd_file, const char *name,
		      struct local_group *ret_group);

#endif
