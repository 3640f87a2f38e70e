/* SPDX-License-Identifier: MIT */
/*
 * Lists the files of policy.conf.d, sorted as they are found. Editors' and package
 * managers' leavings (.swp, ~, .dpkg-new) do not end in .conf and are not looked at.
 * Whether a file can be trusted is seen when it is read.
 */
#include "input/drop_ins.h"

#include "system/trusted_file.h"

#include <dirent.h>
#include <errno.h>
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
		  struct pwp_parse_error *parse_error)
{
	size_t at = 0, len = strlen(name);

	if (drop_ins->count == DROP_INS_MAX)
		return parse_error_fail(parse_error, PWP_ERR_TOO_BIG, 0,
					"the folder has more than %d .conf files",
					DROP_INS_MAX);
	if (len > NAME_MAX)
		return parse_error_fail(parse_error, PWP_ERR_TOO_BIG, 0,
					"a file's name is too long");
	while (at < drop_ins->count && strcmp(drop_ins->names[at], name) < 0)
		at++;
	memmove(drop_ins->names[at + 1], drop_ins->names[at],
		(drop_ins->count - at) * sizeof(drop_ins->names[0]));
	memcpy(drop_ins->names[at], name, len + 1);
	drop_ins->count++;
	return 0;
}

static int list(DIR *dir, struct drop_ins *drop_ins, struct pwp_parse_error *parse_error)
{
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(dir);
		if (!entry && errno != 0)
			return parse_error_fail(parse_error, PWP_ERR_FILE, 0,
						"the folder cannot be listed");
		if (!entry)
			return 0;
		int error = is_wanted(entry->d_name)
				    ? insert(drop_ins, entry->d_name, parse_error)
				    : 0;
		if (error != 0)
			return error;
	}
}

int drop_ins_list(const char *folder, unsigned trusted_file_flags,
		  struct drop_ins *drop_ins, struct pwp_parse_error *reterr_parse_error)
{
	const struct pwp_parse_error before = *reterr_parse_error;
	struct trusted_file_fault fault;
	int fd;

	parse_error_set_file(reterr_parse_error, "", folder);
	int error = trusted_file_open_folder(folder, trusted_file_flags, &fd, &fault);
	if (error != 0 && fault.missing) {
		*reterr_parse_error = before;
		return 0;
	}
	if (error != 0)
		return parse_error_fail(reterr_parse_error, error, 0, "%s", fault.text);
	DIR *dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return parse_error_nomem(reterr_parse_error);
	}
	error = list(dir, drop_ins, reterr_parse_error);
	closedir(dir);
	if (error == 0)
		*reterr_parse_error = before;
	return error;
}
