/* SPDX-License-Identifier: MIT */
/*
 * Lines of a file descriptor, read by read(2) into memory that is wiped, as the buffers of
 * stdio are not. A line that does not fit is skipped to its end and reported, so that the
 * lines after it keep their numbers.
 */
#include "cli/common/line_reader.h"

#include "base/fd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool line_reader_init(struct line_reader *lines, int fd, size_t longest)
{
	*lines = (struct line_reader){ .fd = fd };
	return secure_buffer_init(&lines->buffer, longest + 1);
}

/* Reads more after what is there. False: errno says why not. */
static bool fill(struct line_reader *lines)
{
	char *base = lines->buffer.ptr;

	memmove(base, base + lines->start, lines->end - lines->start);
	lines->end -= lines->start;
	lines->start = 0;
	fflush(stdout);
	ssize_t got =
		fd_read(lines->fd, base + lines->end, lines->buffer.size - lines->end);
	if (got < 0)
		return false;
	lines->ended = got == 0;
	lines->end += (size_t)got;
	return true;
}

enum line_reader_state line_reader_next(struct line_reader *lines,
					struct pwp_text *ret_line)
{
	enum line_reader_state state = LINE_READER_LINE;
	size_t seen = 0;

	for (;;) {
		const char *from = lines->buffer.ptr + lines->start;
		size_t kept = lines->end - lines->start;
		const char *feed = memchr(from + seen, '\n', kept - seen);

		if (feed ||
		    (lines->ended && (kept > 0 || state == LINE_READER_TOO_LONG))) {
			size_t len = feed ? (size_t)(feed - from) : kept;

			*ret_line = (struct pwp_text){ from, len };
			lines->start += len + (feed ? 1 : 0);
			return state;
		}
		if (lines->ended)
			return LINE_READER_END;
		seen = kept;
		if (kept == lines->buffer.size) { /* no room and no line feed */
			state = LINE_READER_TOO_LONG;
			lines->start = lines->end;
			seen = 0;
		}
		if (!fill(lines))
			return LINE_READER_FAILED;
	}
}

void line_reader_done(struct line_reader *lines)
{
	secure_buffer_done(&lines->buffer);
}
