/* SPDX-License-Identifier: MIT */
/* Append-only files of lines. */
#ifndef PWP_STORE_APPEND_H
#define PWP_STORE_APPEND_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

/* Looks at the open file before a line is added. Returns 0, or an error that ends the call. */
typedef int append_admit_fn(int fd, size_t size, void *data);

struct append_file {
	const char *folder; /* its last component is created where it is missing */
	const char *name;
	unsigned trust;		/* enum trusted_file_flags */
	size_t max;		/* bytes beyond which no line is added */
	bool synced;		/* the line is on the disk when the call returns */
	append_admit_fn *admit; /* NULL: every line is added */
	void *data;
};

/*
 * Appends one line with one write(). `text` begins with a line feed, used if the last line
 * was torn, and ends with one. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or
 * PWP_ERR_TOO_BIG (the file is full), or the error of `admit`.
 */
PWP_CHECKED int append_line(const struct append_file *file, const char *text, size_t len);

#endif
