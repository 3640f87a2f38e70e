/* SPDX-License-Identifier: MIT */
/* Which lines of a PAM stack run, and what it ends with, for given answers of modules. */
#ifndef CLI_PAM_DISPATCH_H
#define CLI_PAM_DISPATCH_H

#include "cli/pamconf/pam_stack.h"

/* What a line's module returns in the case that is tried: a number below PAM_CODES. */
typedef int pam_answer_fn(const void *data, const struct pam_line *line);

struct pam_outcome {
	unsigned
		order[PAM_LINES_MAX]; /* by line: when it ran, from 1 on; 0: it did not */
	bool decided;		      /* a module said yes or no */
	int status;		      /* what the program gets */
};

void pam_dispatch(const struct pam_stack *stack, pam_answer_fn *answer, const void *data,
		  struct pam_outcome *ret_outcome);

#endif
