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
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_stream(FILE *stream, size_t max, struct untrusted_file *ret_file)
{
	struct stat st;

	if (fstat(fileno(stream), &st) != 0 || !S_ISREG(st.st_mode))
		return PWP_ERR_FILE;
	char *text = malloc(max + 1);
	if (!text)
		return PWP_ERR_NOMEM;
	/* One byte more than is allowed shows a file that is too big. */
	size_t len = fread(text, 1, max + 1, stream);
	int error = ferror(stream) ? PWP_ERR_FILE : len > max ? PWP_ERR_TOO_BIG : 0;
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
	FILE *stream = fdopen(fd, "r");
	if (!stream) {
		close(fd);
		return PWP_ERR_NOMEM;
	}
	int error = read_stream(stream, max, ret_file);
	(void)fclose(stream);
	return error;
}
