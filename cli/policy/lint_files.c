/* SPDX-License-Identifier: MIT */
/*
 * The files of the installed policy: some look as if they were read and are not, and some
 * cannot be read by those whose passwords `pwpolicy check` is to judge.
 */
#include "cli/policy/lint.h"

#include "cli/common/drop_in.h"
#include "store/system/places.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char drop_ins[] = "policy.conf.d";

static bool is_installed(const struct lint *lint)
{
	const char *name = lint->context->policy_source.name;
	char main_file[512];

	snprintf(main_file, sizeof(main_file), "%s/policy.conf", places_system()->policy);
	return !name || strcmp(name, main_file) == 0;
}

/* Goes over policy.conf.d. Returns how many of its files are read. */
static size_t check_drop_ins(struct lint *lint, const char *folder)
{
	DIR *directory = opendir(folder);
	const struct dirent *entry;
	size_t count = 0;

	while (directory && (entry = readdir(directory)) != NULL) {
		enum drop_in kind = drop_in_of(entry->d_name);
		char path[1024];
		struct lint_line here = { .file = path };

		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		count += kind == DROP_IN_READ;
		if (kind == DROP_IN_UNREAD)
			lint_warn(lint, &here,
				  "this file is not read: a drop-in is called NAME.conf");
	}
	if (directory)
		closedir(directory);
	return count;
}

/* Everybody's check reads the policy, with everybody's rights. */
static void check_mode(struct lint *lint, const char *path, mode_t needed)
{
	struct lint_line here = { .file = path };
	struct stat status;

	if (stat(path, &status) == 0 && (status.st_mode & needed) != needed)
		lint_warn(
			lint, &here,
			"only some can read this (mode %04o), so 'pwpolicy check' fails "
			"for everybody else: chmod %s",
			(unsigned)status.st_mode & 07777,
			S_ISDIR(status.st_mode) ? "0755" : "0644");
}

void lint_files(struct lint *lint)
{
	const char *folder = places_system()->policy;
	char main_file[512], drop_in_folder[512];
	struct lint_line here = { .file = main_file };
	struct stat status;

	if (!is_installed(lint))
		return;
	snprintf(main_file, sizeof(main_file), "%s/policy.conf", folder);
	snprintf(drop_in_folder, sizeof(drop_in_folder), "%s/%s", folder, drop_ins);
	if (check_drop_ins(lint, drop_in_folder) > 0 && stat(main_file, &status) != 0)
		lint_warn(
			lint, &here,
			"this file does not exist, but %s does: its files amend the "
			"built-in policy \"school\"; write include = school here if that "
			"is meant",
			drop_ins);
	check_mode(lint, folder, 0005);
	check_mode(lint, drop_in_folder, 0005);
	for (size_t i = 0; i < lint->files.count; i++)
		check_mode(lint, lint->files.items[i], 0004);
}
