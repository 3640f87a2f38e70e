/* SPDX-License-Identifier: MIT */
/* Lines that ask who the user is, or where from, and not for a secret. */
#ifndef CLI_PAM_CONDITION_H
#define CLI_PAM_CONDITION_H

#include "cli/pamconf/pam_line.h"

/* Who meets the condition of a line: of the ordinary users, whose uid is 1000 or more. */
enum pam_condition {
	PAM_CONDITION_NONE, /* the line is none */
	PAM_CONDITION_ALL,
	PAM_CONDITION_NOBODY, /* none of them; perhaps root */
	PAM_CONDITION_CALLER, /* whoever has these rights already */
	PAM_CONDITION_SOME
};

enum pam_condition pam_condition_of(const struct pam_line *line);

/* The group whose members alone meet the condition; NULL: it is about no group. */
const char *pam_condition_group(const struct pam_line *line);

#endif
