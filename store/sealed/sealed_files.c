/* SPDX-License-Identifier: MIT */
/*
 * Shared by single sealed files and batches: names and writing.
 *
 *   STATE/KIND/UID          the file
 *   STATE/KIND/UID.corrupt  a quarantined file
 *   STATE/KIND/.UID.new     the temporary file
 *
 * The temporary file always has the same name: the writer holds the user's lock, so an
 * existing one was left by a killed writer. It is removed first, so there is at most one.
 */
#include "store/sealed/sealed_files.h"

#include "base/fd.h"
#include "base/text.h"
#include "system/trusted_fd.h"
#include "store/system/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

void sealed_names(int64_t uid, struct sealed_names *ret_names)
{
	struct text text;

	text_init(&text, ret_names->file, sizeof(ret_names->file));
	text_add_number(&text, (uint64_t)uid);
	(void)text_end(&text); /* 20 digits at most */
	text_init(&text, ret_names->corrupt, sizeof(ret_names->corrupt));
	text_add_c(&text, ret_names->file);
	text_add_c(&text, ".corrupt");
	(void)text_end(&text);
	text_init(&text, ret_names->temporary, sizeof(ret_names->temporary));
	text_add_c(&text, ".");
	text_add_c(&text, ret_names->file);
	text_add_c(&text, ".new");
	(void)text_end(&text);
}

int sealed_open(const struct places *places, const char *kind, int64_t uid, int *ret_fd,
		size_t *ret_size)
{
	struct trusted_file_fault fault;
	char path[PATH_MAX];
	struct sealed_names names;

	sealed_names(uid, &names);
	int error = folder_path(places, kind, names.file, path);
	if (error)
		return error;
	error = trusted_fd_open(path, places->trust, INT_MAX, ret_fd, ret_size, &fault);
	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

int sealed_remove_name(int folder, const char *name)
{
	return unlinkat(folder, name, 0) == 0 || errno == ENOENT ? 0 : PWP_ERR_FILE;
}

void sealed_discard_temporary(int folder, const char *name)
{
	int error = sealed_remove_name(folder, name);

	(void)error;
}

int sealed_check_limit(size_t len)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur < len)
		return PWP_ERR_FILE;
	return 0;
}

/* fchmod(): the host's umask may have removed bits. */
int sealed_write_temporary(int folder, const char *name, struct str text, int *ret_fd)
{
	if (sealed_remove_name(folder, name) != 0)
		return PWP_ERR_FILE;
	int fd = openat(folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return PWP_ERR_FILE;
	int error = fchmod(fd, 0600) == 0 ? fd_write_all(fd, text.ptr, text.len)
					  : PWP_ERR_FILE;
	if (error) {
		close(fd);
		return error;
	}
	*ret_fd = fd;
	return 0;
}
