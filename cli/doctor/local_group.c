/* SPDX-License-Identifier: MIT */
/*
 * Reads the file of groups and that of users by the C library's parsers, so that a test can have
 * files of its own and no name service is asked.
 */
#include "cli/doctor/local_group.h"

#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

/* Somebody whose first group it is. */
static void find_primary_member(const char *path, gid_t gid, struct local_group *group)
{
	FILE *file = fopen(path, "re");
	const struct passwd *entry;

	while (file && !*group->member && (entry = fgetpwent(file)) != NULL)
		if (entry->pw_gid == gid)
			(void)snprintf(group->member, sizeof(group->member), "%s",
				       entry->pw_name);
	if (file)
		(void)fclose(file);
}

bool local_group_find(const char *group_file, const char *passwd_file, const char *name,
		      struct local_group *ret_group)
{
	FILE *file = fopen(group_file, "re");
	const struct group *entry;
	bool found = false;
	gid_t gid = 0;

	*ret_group = (struct local_group){ .member = "" };
	while (file && !found && (entry = fgetgrent(file)) != NULL) {
		found = strcmp(entry->gr_name, name) == 0;
		gid = entry->gr_gid;
		if (found && entry->gr_mem[0])
			(void)snprintf(ret_group->member, sizeof(ret_group->member), "%s",
				       entry->gr_mem[0]);
	}
	if (file)
		(void)fclose(file);
	if (found && !*ret_group->member)
		find_primary_member(passwd_file, gid, ret_group);
	return found;
}
