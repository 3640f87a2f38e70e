/* SPDX-License-Identifier: MIT */
/*
 * Reads the files of other programs for the doctor. Unlike the reader of the library it
 * follows symbolic links and trusts every owner: Fedora's /etc/pam.d/system-auth is a
 * link, libpam reads it all the same, and the doctor must see what libpam sees. Whoever
 * calls looks at owner and mode and says what is wrong with them. Nothing that is read
 * here decides about a password.
 */
#include "cli/common/untrusted_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_up_to(int fd, char *buf, size_t size, size_t *ret_len)
{
	size_t len = 0;

	while (len < size) {
		ssize_t got = read(fd, buf + len, size - len);

		if (got == 0)
			break;
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0)
			len += (size_t)got;
	}
	*ret_len = len;
	return true;
}

static int read_open(int fd, size_t max, struct untrusted_file *ret_file)
{
	struct stat st;
	size_t len = 0;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return PWP_ERR_FILE;
	char *text = malloc(max + 1);
	if (!text)
		return PWP_ERR_NOMEM;
	/* One byte more than is allowed tells a file that is too big. */
	if (!read_up_to(fd, text, max + 1, &len)) {
		free(text);
		return PWP_ERR_FILE;
	}
	if (len > max) {
		free(text);
		return PWP_ERR_TOO_BIG;
	}
	text[len] = '\0';
	*ret_file = (struct untrusted_file){ text, len, st.st_uid, st.st_mode };
	return 0;
}

int untrusted_file_read(const char *path, size_t max, struct untrusted_file *ret_file)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? PWP_ERR_UNKNOWN
							   : PWP_ERR_FILE;
	int error = read_open(fd, max, ret_file);
	close(fd);
	return error;
}
