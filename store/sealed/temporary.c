/* SPDX-License-Identifier: MIT */
/* Writes files that get their real name when they are whole and on the disk. */
#include "store/sealed/temporary.h"

#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

int temporary_remove(int folder, const char *name)
{
	if (unlinkat(folder, name, 0) == 0 ||
	    (errno == ENOENT && fd_is_absent(folder, name)))
		return 0;
	return PWP_ERR_FILE;
}

void temporary_discard(int folder, const char *name)
{
	int error = temporary_remove(folder, name);

	(void)error;
}

int temporary_check_limit(size_t len)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur < len)
		return PWP_ERR_FILE;
	return 0;
}

/* fchmod(): the host's umask may have removed bits. */
int temporary_write(int folder, const char *name, struct str text, int *ret_fd)
{
	int fd = openat(folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == ENOENT ? PWP_ERR_BUSY : PWP_ERR_FILE;
	int error = fchmod(fd, 0600) == 0 ? fd_write_all(fd, text.ptr, text.len)
					  : PWP_ERR_FILE;
	if (error) {
		close(fd);
		return error;
	}
	*ret_fd = fd;
	return 0;
}
