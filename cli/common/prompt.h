/* SPDX-License-Identifier: MIT */
/* Asking on the terminal, for a password without echo. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include "cli/common/line_reader.h"

#include <stdbool.h>

/* Shows a question on /dev/tty (on standard error where there is none): what is printed
 * may go elsewhere. */
bool prompt_show(const char *question);

/* Asks on /dev/tty (on standard input where there is none) and reads one line. The text
 * lies in `lines`, which the caller ends with line_reader_done() in every case. */
enum line_reader_state prompt_password(const char *question, struct line_reader *lines,
				       struct pwp_text *ret_password);

#endif
