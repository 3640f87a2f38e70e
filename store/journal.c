/* SPDX-License-Identifier: MIT */
/*
 * A journal is written once a year and read by whoever audits the school, so a line
 * counts only when it has reached the disk: one write to a descriptor opened for
 * appending, then fsync of the file and of its folder, under the lock of user 0. A write
 * that a full disk cut short is an error; the next line begins on a line of its own, so
 * that a torn one spoils no other.
 */
#include "store/journal.h"

#include "base/reader.h"
#include "store/folder.h"
#include "store/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int journal_load(const struct places *places, const char *name, char **ret_text)
{
	struct reader_fault fault = { .missing = false };
	struct reader_text file = { .ptr = NULL };
	char path[PATH_MAX];
	int len = snprintf(path, sizeof path, "%s/%s", places->state, name);

	if (len < 0 || (size_t)len >= sizeof path)
		return PWP_ERR_TOO_BIG;
	int error = reader_load(path, places->trust, JOURNAL_MAX, &file, &fault);
	if (error)
		return fault.missing ? PWP_ERR_UNKNOWN : error;
	char *text = strndup(file.ptr, file.len);
	free(file.ptr);
	if (!text)
		return PWP_ERR_NOMEM;
	*ret_text = text;
	return 0;
}

static int open_in(int folder, const char *name, int *ret_fd)
{
	/* Reading is for the last byte alone. */
	int fd = openat(folder, name,
			O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
				O_CLOEXEC,
			0600);

	if (fd < 0)
		return errno == ELOOP || errno == ENXIO || errno == EISDIR
			       ? PWP_ERR_UNTRUSTED
			       : PWP_ERR_FILE;
	*ret_fd = fd;
	return 0;
}

/* Whether the last line was left without its line feed. */
static bool is_torn(int fd, size_t size)
{
	char last = '\n';

	return size > 0 && pread(fd, &last, 1, (off_t)size - 1) == 1 && last != '\n';
}

static int write_whole(int fd, const char *text, size_t len)
{
	ssize_t written = write(fd, text, len);

	return written >= 0 && (size_t)written == len ? 0 : PWP_ERR_FILE;
}

/* `text`: a line with a line feed at both ends, of which the first is for a torn one. */
static int append(int fd, unsigned trust, const char *text, size_t len)
{
	struct reader_fault unused;
	size_t size = 0;

	if (len > JOURNAL_MAX)
		return PWP_ERR_TOO_BIG;
	int error = reader_check(fd, trust, JOURNAL_MAX - len, &size, &unused);
	if (error)
		return error;
	size_t skip = is_torn(fd, size) ? 0 : 1;
	error = write_whole(fd, text + skip, len - skip);
	return error || fsync(fd) == 0 ? error : PWP_ERR_FILE;
}

static int append_in(const struct places *places, const char *name, const char *text,
		     size_t len)
{
	int folder = -1;
	int fd = -1;
	int error = folder_open(places->state, places->trust, &folder);

	if (error)
		return error;
	error = open_in(folder, name, &fd);
	if (!error) {
		error = append(fd, places->trust, text, len);
		(void)close(fd);
	}
	if (!error && fsync(folder) != 0)
		error = PWP_ERR_FILE;
	(void)close(folder);
	return error;
}

int journal_add(const struct places *places, const char *name, const char *line)
{
	char *text = NULL;
	int lock = -1;
	int len = asprintf(&text, "\n%s\n", line);

	if (len < 0)
		return PWP_ERR_NOMEM;
	int error = sealed_lock(places, 0, &lock);
	if (!error) {
		error = append_in(places, name, text, (size_t)len);
		sealed_unlock(lock);
	}
	free(text);
	return error;
}
