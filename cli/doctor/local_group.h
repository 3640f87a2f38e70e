/* SPDX-License-Identifier: MIT */
/* Groups of the machine's own file, and who is in them. */
#ifndef CLI_LOCAL_GROUP_H
#define CLI_LOCAL_GROUP_H

#include <stdbool.h>

#define LOCAL_GROUP_MEMBER_SIZE 64

struct local_group {
	char member[LOCAL_GROUP_MEMBER_SIZE]; /* somebody in it; "": nobody */
};

/* Whether a group of this name is looked for. */
typedef bool local_group_fn(const void *data, const char *name);

/* Finds a group that is looked for and has somebody in it. False: there is none. */
bool local_group_search(const char *group_file, const char *passwd_file,
			local_group_fn *wanted, const void *data,
			struct local_group *ret_group);

/* Finds a group, with a member that its file lists, or whose first group it is. False: there is
 * no such group. */
bool local_group_find(const char *group_file, const char *passwd_file, const char *name,
		      struct local_group *ret_group);

#endif
