/* SPDX-License-Identifier: MIT */
/*
 * Appends lines to the audit trail. Every line is one write() to a descriptor opened for
 * appending, which the kernel does as a whole, so that any number of logins need no lock.
 * Each append opens the file anew: after a rotation nobody writes into the old one.
 *
 * What is there already is trusted like every other file (base/reader.c): root's, of one
 * name, changed by nobody else, in a folder where nobody else can swap it. A new file
 * and its folder are made with the fewest rights; the host's umask can only take more.
 *
 * A disk that is full may take a part of a line. That is an error, and the next line
 * begins with a newline of its own, so that one torn line spoils no other.
 *
 * There is no fsync(): it would cost every login a wait for the disk, and what decides
 * about the next login is not here but in the state, which is synced. A crash can lose
 * the last seconds of the trail, as it does with the system log.
 */
#include "store/audit.h"

#include "base/reader.h"
#include "store/audit_line.h"
#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Room that others may fill between our look at the size and our write. */
#define OTHERS_ROOM (64 * AUDIT_LINE_MAX)

/* Opens the folder of a path and points to the name behind it. */
static int open_folder(const struct places *places, int *ret_fd, const char **ret_name)
{
	const char *slash = strrchr(places->audit, '/');
	size_t len = slash ? (size_t)(slash - places->audit) : 0;
	char path[PATH_MAX];

	if (len == 0 || len >= sizeof(path))
		return PWP_ERR_FILE;
	memcpy(path, places->audit, len);
	path[len] = '\0';
	*ret_name = slash + 1;
	return folder_open(path, places->trust, ret_fd);
}

static int error_of_open(int number)
{
	switch (number) {
	case ELOOP: /* a symbolic link */
	case ENXIO: /* a socket or a FIFO */
	case EISDIR:
		return PWP_ERR_UNTRUSTED;
	default:
		return PWP_ERR_FILE;
	}
}

static int open_file(const struct places *places, int *ret_fd)
{
	const char *name = NULL;
	int folder = -1;
	int error = open_folder(places, &folder, &name);

	if (error)
		return error;
	/* Reading is for the last byte alone. */
	int fd = openat(folder, name,
			O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
				O_CLOEXEC,
			0600);
	int number = errno;
	(void)close(folder);
	if (fd < 0)
		return error_of_open(number);
	*ret_fd = fd;
	return 0;
}

/* A write beyond the limit would end the host program by a signal. */
static bool is_within_limit(size_t size)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	return limit.rlim_cur >= size + OTHERS_ROOM;
}

/* Whether the last line was left without its newline. */
static bool is_torn(int fd, size_t size)
{
	char last = '\n';

	return size > 0 && pread(fd, &last, 1, (off_t)size - 1) == 1 && last != '\n';
}

static int append(const struct places *places, int fd, const char *line, size_t len)
{
	struct reader_fault unused;
	size_t size = 0;
	int error = reader_check(fd, places->trust, AUDIT_FILE_MAX - 1, &size, &unused);

	if (error)
		return error;
	if (!is_within_limit(size))
		return PWP_ERR_FILE;
	/* The line has a newline in front, for this. */
	size_t skip = is_torn(fd, size) ? 0 : 1;
	ssize_t written = write(fd, line + skip, len - skip);
	return written >= 0 && (size_t)written == len - skip ? 0 : PWP_ERR_FILE;
}

int audit_append(const struct places *places, const struct audit_record *record)
{
	char line[1 + AUDIT_LINE_MAX + 1] = "\n";
	size_t len = 0;
	int fd = -1;
	int error = audit_line(record, line + 1, sizeof(line) - 1, &len);

	if (!error)
		error = open_file(places, &fd);
	if (error)
		return error;
	error = append(places, fd, line, 1 + len);
	(void)close(fd);
	return error;
}
