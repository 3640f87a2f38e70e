/* SPDX-License-Identifier: MIT */
/* Asking for one secret line: a password, or a sentence that becomes one. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include "cli/common/line_reader.h"

#include <stdbool.h>

struct prompt {
	const char *name;     /* "password": what messages call it */
	const char *question; /* shown where a person types */
	bool hidden;	      /* no echo */
};

/*
 * Reads the line that is typed on the terminal, else the first line of standard input. The
 * text lies in `lines`, which the caller ends with line_reader_done() in every case; a
 * zeroed one is allowed there. False: it has reported what is wrong.
 */
bool prompt_read(const struct prompt *prompt, struct line_reader *lines,
		 struct pwp_text *ret_text);

#endif
