/* SPDX-License-Identifier: MIT */
/* The second field of a PAM line. */
#ifndef CLI_PAM_CONTROL_H
#define CLI_PAM_CONTROL_H

#include "cli/pamconf/pam_stack.h"

/* Reads a keyword such as "required", or the text between brackets. Returns NULL, or what
 * is wrong: a static clause. */
const char *pam_control_read(const char *control, bool bracketed,
			     int ret_actions[PAM_CODES]);

#endif
