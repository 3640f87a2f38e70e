/* SPDX-License-Identifier: MIT */
/*
 * Reads the files of other programs for the doctor. Unlike the reader of the library it
 * follows symbolic links and trusts every owner: Fedora's /etc/pam.d/system-auth is a
 * link, libpam reads it all the same, and the doctor must see what libpam sees. Whoever
 * calls checks owner and mode and reports what is wrong with them. Nothing that is read
 * here decides on a password.
 */
#include "cli/common/untrusted_file.h"

#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_file(int fd, size_t max, struct untrusted_file *ret_file)
{
	struct stat st;
	size_t len;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return PWP_ERR_FILE;
	char *text = malloc(max + 1);
	if (!text)
		return PWP_ERR_NOMEM;
	/* One byte more than is allowed shows a file that is too big. */
	int error = fd_read_all(fd, text, max + 1, &len);
	if (error == 0 && len > max)
		error = PWP_ERR_TOO_BIG;
	if (error) {
		free(text);
		return error;
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
	int error = read_file(fd, max, ret_file);
	close(fd);
	return error;
}
