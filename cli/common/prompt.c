/* SPDX-License-Identifier: MIT */
/*
 * Questions are asked on /dev/tty, because standard output may be redirected. Without echo
 * readpassphrase(3) reads the answer: it restores the terminal before a signal takes effect,
 * and asks again after a stop. It does not distinguish the end of the input from an empty
 * line, so at a terminal both are no answer. A terminal never gives more than 4095 bytes of
 * a line, so an answer always fits.
 */
#include "cli/common/prompt.h"

#include "cli/common/output.h"

#include <bsd/readpassphrase.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The longest line that is read, in bytes; its buffer is locked in memory. */
#define LINE_LENGTH_MAX ((size_t)8 * 1024)

static enum line_reader_state read_hidden(const char *question, struct line_reader *lines,
					  struct pwp_text *ret_text)
{
	char *buf = lines->buffer.ptr;

	if (!readpassphrase(question, buf, lines->buffer.size, RPP_REQUIRE_TTY))
		return LINE_READER_FAILED;
	*ret_text = (struct pwp_text){ buf, strlen(buf) };
	return ret_text->len > 0 ? LINE_READER_LINE : LINE_READER_END;
}

static enum line_reader_state read_shown(const char *question, struct line_reader *lines,
					 struct pwp_text *ret_text)
{
	FILE *terminal = fopen("/dev/tty", "we");

	fputs(question, terminal ? terminal : stderr);
	if (terminal)
		fclose(terminal);
	return line_reader_next(lines, ret_text);
}

static enum line_reader_state read_line(const struct prompt *prompt,
					struct line_reader *lines,
					struct pwp_text *ret_text)
{
	if (isatty(STDIN_FILENO) != 1)
		return line_reader_next(lines, ret_text);
	return (prompt->hidden ? read_hidden : read_shown)(prompt->question, lines,
							   ret_text);
}

bool prompt_read(const struct prompt *prompt, struct line_reader *lines,
		 struct pwp_text *ret_text)
{
	if (!line_reader_init(lines, STDIN_FILENO, LINE_LENGTH_MAX))
		return false;
	switch (read_line(prompt, lines, ret_text)) {
	case LINE_READER_LINE:
		return true;
	case LINE_READER_TOO_LONG:
		output_error("the %s is longer than %zu bytes", prompt->name,
			     LINE_LENGTH_MAX);
		return false;
	case LINE_READER_FAILED:
		output_error("reading the %s: %s", prompt->name, strerror(errno));
		return false;
	case LINE_READER_END:
		output_error("there is no %s", prompt->name);
		return false;
	}
	return false;
}
