/* SPDX-License-Identifier: MIT */
/* Asking for a password on the terminal, without echo. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include "lines.h"

/* Asks on /dev/tty (on standard input where there is none) and reads one line. The text
 * lies in `lines`, which the caller ends with lines_done() in every case. */
enum lines_state prompt_password(const char *question, struct lines *lines,
				 struct pwp_text *ret_password);

#endif
