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

/* The first group that is looked for; with `needs_member` the first that has one. */
static bool search(const char *group_file, const char *passwd_file,
		   local_group_fn *wanted, const void *data, bool needs_member,
		   struct local_group *ret_group)
{
	FILE *file = fopen(group_file, "re");
	const struct group *entry;
	bool found = false;

	*ret_group = (struct local_group){ .member = "" };
	while (file && !found && (entry = fgetgrent(file)) != NULL) {
		if (!wanted(data, entry->gr_name))
			continue;
		if (entry->gr_mem[0])
			(void)snprintf(ret_group->member, sizeof(ret_group->member), "%s",
				       entry->gr_mem[0]);
		else
			find_primary_member(passwd_file, entry->gr_gid, ret_group);
		found = *ret_group->member || !needs_member;
	}
	if (file)
		(void)fclose(file);
	return found;
}

bool local_group_search(const char *group_file, const char *passwd_file,
			local_group_fn *wanted, const void *data,
			struct local_group *ret_group)
{
	return search(group_file, passwd_file, wanted, data, true, ret_group);
}

static bool is_named(const void *data, const char *name)
{
	return strcmp(data, name) == 0;
}

bool local_group_find(const char *group_file, const char *passwd_file, const char *name,
		      struct local_group *ret_group)
{
	return search(group_file, passwd_file, is_named, name, false, ret_group);
}
