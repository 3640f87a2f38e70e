/* SPDX-License-Identifier: MIT */
/*
 * read(2) and write(2) may do less than they were asked for, and may be interrupted. That a file
 * is missing is believed only if two different calls say so: whoever finds nothing takes the
 * machine for a new one.
 */
#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* So often a file may come and go between two looks. */
#define OPENS_MAX 10

int fd_open_at(int folder, const char *name, int flags)
{
	struct stat st;

	for (unsigned i = 0; i < OPENS_MAX; i++) {
		int fd = openat(folder, name, flags, 0);

		if (fd >= 0 || errno != ENOENT ||
		    fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			return fd;
	}
	errno = EIO;
	return -1;
}

bool fd_is_absent(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
}

ssize_t fd_read(int fd, void *buf, size_t size)
{
	ssize_t got;

	do
		got = read(fd, buf, size);
	while (got < 0 && errno == EINTR);
	return got;
}

int fd_read_all(int fd, void *buf, size_t size, size_t *ret_len)
{
	size_t len = 0;
	ssize_t got = 1;

	while (len < size && got > 0) {
		got = fd_read(fd, (char *)buf + len, size - len);
		if (got < 0)
			return PWP_ERR_FILE;
		len += (size_t)got;
	}
	*ret_len = len;
	return 0;
}

int fd_write_all(int fd, const void *bytes, size_t len)
{
	const char *rest = bytes;

	while (len > 0) {
		ssize_t wrote = write(fd, rest, len);
		if (wrote == 0)
			errno = EIO;
		if (wrote == 0 || (wrote < 0 && errno != EINTR))
			return PWP_ERR_FILE;
		if (wrote > 0) {
			rest += wrote;
			len -= (size_t)wrote;
		}
	}
	return 0;
}
