/* SPDX-License-Identifier: MIT */
/* Reading passwords, or requests that hold one, line by line. */
#ifndef CLI_LINE_READER_H
#define CLI_LINE_READER_H

#include "pwpolicy.h"
#include "cli/common/secure_buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Lines of a file descriptor. */
struct line_reader {
	int fd;
	struct secure_buffer buffer;
	size_t start, end; /* what is read but not returned yet */
	bool ended;
};

enum line_reader_state {
	LINE_READER_END = 0,
	LINE_READER_LINE = 1,
	LINE_READER_TOO_LONG =
		2, /* the line was skipped; the next call gives the next one */
	LINE_READER_FAILED = 3 /* errno says why */
};

/* `longest` bounds a line without its line feed. */
bool line_reader_init(struct line_reader *lines, int fd, size_t longest);

/* Returns the next line without its line feed; it is valid until the next call. Standard
 * output is flushed before a read that may block. */
enum line_reader_state line_reader_next(struct line_reader *lines,
					struct pwp_text *ret_line);

/* Wipes all. */
void line_reader_done(struct line_reader *lines);

#endif
