/* SPDX-License-Identifier: MIT */
/* Cases in which a PAM stack is tried: what each module answers. */
#ifndef CLI_PAM_SCENARIO_H
#define CLI_PAM_SCENARIO_H

#include "cli/pamconf/pam_dispatch.h"

/* A person whose password one module knows. */
struct pam_case {
	enum pam_type type;
	const char *accepts; /* that module; it says yes */
	bool mistyped;	     /* no, it says no */
	int ours;	     /* what pam_pwpolicy returns, but for a `record` line */
};

/* A pam_answer_fn; `data` is a struct pam_case. */
int pam_case_answer(const void *data, const struct pam_line *line);

/* Whether a line runs our module. */
bool pam_case_is_ours(const struct pam_line *line);

/* Whether the module knows passwords by itself. */
bool pam_case_has_password(const char *module);

#endif
