/* SPDX-License-Identifier: MIT */
/*
 * Creates a folder below one that only root can change, and opens it with the checks of
 * trusted_fd.c, whoever created it.
 *
 * The host program's umask is not changed; bits that it removed from the mode are restored.
 * Two processes may create the same folder at the same time: the second one finds it.
 */
#include "store/system/folder.h"

#include "system/trusted_fd.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_below(int parent, const char *name, mode_t mode)
{
	if (mkdirat(parent, name, mode) != 0)
		return errno == EEXIST ? 0 : PWP_ERR_FILE;
	/* Follows a link, but nobody else could have created one: `parent` is checked. */
	if (fchmodat(parent, name, mode, 0) != 0 || fsync(parent) != 0)
		return PWP_ERR_FILE;
	return 0;
}

static int make(const char *path, unsigned trust, mode_t mode)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) : 0;
	char above[PATH_MAX];
	struct trusted_file_fault fault;
	int parent = -1;

	if (len >= sizeof(above))
		return PWP_ERR_TOO_BIG;
	memcpy(above, path, len);
	above[len] = '\0';
	int error = trusted_fd_open_folder(above, trust, &parent, &fault);
	if (error)
		return error;
	error = make_below(parent, path + len + 1, mode);
	close(parent);
	return error;
}

int folder_open_as(const char *path, unsigned trust, mode_t mode, int *ret_fd)
{
	struct trusted_file_fault fault;
	int error = trusted_fd_open_folder(path, trust, ret_fd, &fault);

	if (error != PWP_ERR_FILE || !fault.missing)
		return error;
	error = make(path, trust, mode);
	if (error)
		return error;
	return trusted_fd_open_folder(path, trust, ret_fd, &fault);
}

int folder_open(const char *path, unsigned trust, int *ret_fd)
{
	return folder_open_as(path, trust, 0700, ret_fd);
}

int folder_path(const struct places *places, const char *kind, const char *name,
		char ret_path[PATH_MAX])
{
	struct text text;

	text_init(&text, ret_path, PATH_MAX);
	text_add_c(&text, places->state);
	text_add_c(&text, "/");
	text_add_c(&text, kind);
	if (name)
		text_add_c(&text, "/");
	text_add_c(&text, name);
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}

int folder_open_file(int folder, const char *name, int flags, int *ret_fd)
{
	int fd = openat(folder, name,
			O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC |
				O_NOCTTY | flags,
			0600);

	if (fd < 0)
		return errno == ELOOP || errno == EISDIR || errno == ENXIO
			       ? PWP_ERR_UNTRUSTED
			       : PWP_ERR_FILE;
	*ret_fd = fd;
	return 0;
}

int folder_open_kind(const struct places *places, const char *kind, int *ret_fd)
{
	struct trusted_file_fault fault = { .missing = false };
	char path[PATH_MAX];
	int state = -1;
	int error = folder_path(places, kind, NULL, path);

	if (error)
		return error;
	error = trusted_fd_open_folder(path, places->trust, ret_fd, &fault);
	if (error != PWP_ERR_FILE || !fault.missing)
		return error;
	error = folder_open(places->state, places->trust, &state);
	if (error)
		return error;
	close(state);
	return folder_open(path, places->trust, ret_fd);
}
