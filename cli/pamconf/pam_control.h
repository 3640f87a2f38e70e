/* SPDX-License-Identifier: MIT */
/* The second field of a PAM line. */
#ifndef CLI_PAM_CONTROL_H
#define CLI_PAM_CONTROL_H

#include <stdbool.h>

/* Return codes of modules that the doctor needs by name; libpam's numbers. */
enum pam_code {
	PAM_CODE_SUCCESS = 0,
	PAM_CODE_PERM_DENIED = 6,
	PAM_CODE_AUTH_ERR = 7,
	PAM_CODE_NEW_AUTHTOK_REQD = 12,
	PAM_CODE_AUTHTOK_ERR = 20,
	PAM_CODE_IGNORE = 25,
	PAM_CODE_MODULE_UNKNOWN = 28,
	PAM_CODES = 32
};

/* What a control does on a code; a positive number jumps over so many lines. */
enum pam_action {
	PAM_ACTION_IGNORE = 0,
	PAM_ACTION_OK = -1,
	PAM_ACTION_DONE = -2,
	PAM_ACTION_BAD = -3,
	PAM_ACTION_DIE = -4,
	PAM_ACTION_RESET = -5
};

/* Most lines of a stack: no jump goes further. */
#define PAM_LINES_MAX 256

/* The actions of a line that libpam cannot use: every code is a failure. */
void pam_control_refuse(int ret_actions[PAM_CODES]);

/* Reads a keyword such as "required", or the text between brackets. Returns NULL, or what
 * is wrong, a static clause; then as pam_control_refuse(). */
const char *pam_control_read(const char *control, bool bracketed,
			     int ret_actions[PAM_CODES]);

#endif
