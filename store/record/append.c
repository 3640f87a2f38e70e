/* SPDX-License-Identifier: MIT */
/*
 * Every line is one write() to a descriptor opened with O_APPEND, which is atomic, so any
 * number of writers need no lock. Each append opens the file again: after a rotation nobody
 * writes into the old one.
 *
 * An existing file is checked like every other (system/trusted_fd.c): owned by root, with
 * one link, writable by nobody else, in a folder where nobody else can replace it. A new
 * file and its folder are created for their owner alone.
 *
 * A full disk may take only a part of a line. That is an error, and the next line starts
 * with a line feed of its own, so that a torn line does not affect any other.
 */
#include "store/record/append.h"

#include "system/trusted_fd.h"
#include "store/system/folder.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* What others may append between our fstat() and our write(). */
#define OTHERS_ROOM ((size_t)64 * 1024)

/* A write beyond the limit would raise SIGXFSZ in the host program. */
static bool is_within_limit(size_t size)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	return limit.rlim_cur >= size + OTHERS_ROOM;
}

/* Whether the last line lacks its line feed. */
static bool is_torn(int fd, size_t size)
{
	char last = '\n';

	return size > 0 && pread(fd, &last, 1, (off_t)size - 1) == 1 && last != '\n';
}

static int write_line(const struct append_file *file, int fd, const char *text,
		      size_t len)
{
	struct trusted_file_fault unused;
	size_t size = 0;

	if (len > file->max)
		return PWP_ERR_TOO_BIG;
	int error = trusted_fd_check(fd, file->trust, file->max - len, &size, &unused);
	if (error)
		return error;
	if (!is_within_limit(size))
		return PWP_ERR_FILE;
	error = file->admit ? file->admit(fd, size, file->data) : 0;
	if (error)
		return error;
	size_t skip = is_torn(fd, size) ? 0 : 1;
	ssize_t written = write(fd, text + skip, len - skip);
	if (written < 0 || (size_t)written != len - skip)
		return PWP_ERR_FILE;
	return !file->synced || fsync(fd) == 0 ? 0 : PWP_ERR_FILE;
}

int append_line(const struct append_file *file, const char *text, size_t len)
{
	int folder = -1;
	int fd = -1;
	int error = folder_open(file->folder, file->trust, &folder);

	if (error)
		return error;
	error = folder_open_file(folder, file->name, O_APPEND, &fd);
	if (!error) {
		error = write_line(file, fd, text, len);
		(void)close(fd);
	}
	if (!error && file->synced && fsync(folder) != 0)
		error = PWP_ERR_FILE;
	(void)close(folder);
	return error;
}
