/* SPDX-License-Identifier: MIT */
/* Files that belong to other programs, read as those programs read them. */
#ifndef CLI_UNTRUSTED_FILE_H
#define CLI_UNTRUSTED_FILE_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A file's text, ended with NUL; freed by the caller with free(text). */
struct untrusted_file {
	char *text;
	size_t len;
	uid_t owner;
	mode_t mode;
};

/*
 * Reads a whole regular file of at most `max` bytes. Returns 0, PWP_ERR_UNKNOWN (there is
 * none), PWP_ERR_FILE, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM.
 */
PWP_CHECKED int untrusted_file_read(const char *path, size_t max,
				    struct untrusted_file *ret_file);

#endif
