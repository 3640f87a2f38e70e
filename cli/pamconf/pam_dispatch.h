/* SPDX-License-Identifier: MIT */
/* Which lines of a PAM stack run, and its status, for given results of the modules. */
#ifndef CLI_PAM_DISPATCH_H
#define CLI_PAM_DISPATCH_H

#include "cli/pamconf/pam_stack.h"

/* What a line's module returns: a number below PAM_CODES; or PAM_CODES, for a line that is
 * passed over as if it were not there. */
typedef int pam_result_fn(const void *data, const struct pam_line *line);

struct pam_outcome {
	unsigned
		order[PAM_LINES_MAX]; /* by line: when it ran, from 1 on; 0: it did not */
	bool decided;		      /* there was a success or a failure */
	int status;		      /* what the program gets */
};

void pam_dispatch(const struct pam_stack *stack, pam_result_fn *result, const void *data,
		  struct pam_outcome *ret_outcome);

#endif
