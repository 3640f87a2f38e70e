/* SPDX-License-Identifier: MIT */
/*
 * Lists the files of policy.conf.d, sorted as they are found. What editors and package
 * managers leave behind (.swp, ~, .dpkg-new) does not end in .conf and is not looked at.
 * Whether a file can be trusted is seen when it is read.
 */
#include "system/drop_ins.h"

#include "base/str.h"
#include "system/trusted_fd.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_wanted(const char *name)
{
	const struct str end = STR_LIT(".conf");
	size_t len = strlen(name);

	return name[0] != '.' && len > end.len &&
	       strcmp(name + len - end.len, end.ptr) == 0;
}

static int insert(struct drop_ins *drop_ins, const char *name,
		  struct trusted_file_fault *fault)
{
	size_t at = drop_ins->count;

	if (drop_ins->count == DROP_INS_MAX)
		return trusted_file_fail(fault, PWP_ERR_TOO_BIG,
					 "the folder has more than " STR_DIGITS(
						 DROP_INS_MAX) " .conf files");
	char *copy = strdup(name);
	if (!copy)
		return trusted_file_fail(fault, PWP_ERR_NOMEM, "out of memory");
	for (; at > 0 && strcmp(drop_ins->names[at - 1], name) > 0; at--)
		drop_ins->names[at] = drop_ins->names[at - 1];
	drop_ins->names[at] = copy;
	drop_ins->count++;
	return 0;
}

static int list(DIR *dir, struct drop_ins *drop_ins, struct trusted_file_fault *fault)
{
	int error = 0;

	while (error == 0) {
		errno = 0;
		const struct dirent *entry = readdir(dir);
		if (!entry && errno != 0)
			return trusted_file_fail(fault, PWP_ERR_FILE,
						 "the folder cannot be listed");
		if (!entry)
			return 0;
		if (is_wanted(entry->d_name))
			error = insert(drop_ins, entry->d_name, fault);
	}
	return error;
}

int drop_ins_list(const char *folder, unsigned trusted_file_flags,
		  struct drop_ins *ret_drop_ins, struct trusted_file_fault *reterr_fault)
{
	int fd;
	int error = trusted_fd_open_folder(folder, trusted_file_flags, &fd, reterr_fault);

	if (error != 0)
		return error;
	DIR *dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return trusted_file_fail(reterr_fault, PWP_ERR_NOMEM, "out of memory");
	}
	ret_drop_ins->count = 0;
	ret_drop_ins->stamp = file_stamp_of_fd(fd);
	error = list(dir, ret_drop_ins, reterr_fault);
	closedir(dir);
	if (error != 0)
		drop_ins_done(ret_drop_ins);
	return error;
}

void drop_ins_done(struct drop_ins *drop_ins)
{
	for (size_t i = 0; i < drop_ins->count; i++)
		free(drop_ins->names[i]);
	drop_ins->count = 0;
}
