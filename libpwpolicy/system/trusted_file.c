/* SPDX-License-Identifier: MIT */
/* Reads a whole trusted file; which files are trusted is trusted_fd.c's matter. */
#include "system/trusted_file.h"

#include "base/fd.h"
#include "system/trusted_fd.h"

#include <stdlib.h>
#include <unistd.h>

static int read_whole(int fd, size_t size, struct trusted_file_text *ret_text,
		      struct trusted_file_fault *fault)
{
	struct file_stamp stamp = file_stamp_of_fd(fd);
	size_t len = 0;
	/* One byte more than the size: it stays unused unless the file grew meanwhile. */
	char *buf = malloc(size + 1);

	if (!buf)
		return trusted_file_fail(fault, PWP_ERR_NOMEM, "out of memory");
	if (fd_read_all(fd, buf, size + 1, &len) != 0 || len != size) {
		free(buf);
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "the file cannot be read, or changed meanwhile");
	}
	*ret_text = (struct trusted_file_text){ buf, len, stamp };
	return 0;
}

int trusted_file_load(const char *path, unsigned flags, size_t max,
		      struct trusted_file_text *ret_text,
		      struct trusted_file_fault *reterr_fault)
{
	size_t size = 0;
	int fd = -1;
	int error = trusted_fd_open(path, flags, max, &fd, &size, reterr_fault);

	if (error != 0)
		return error;
	error = read_whole(fd, size, ret_text, reterr_fault);
	close(fd);
	return error;
}
