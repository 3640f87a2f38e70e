/* SPDX-License-Identifier: MIT */
/* Scenarios in which a PAM stack is tried: what each module answers. */
#ifndef CLI_PAM_SCENARIO_H
#define CLI_PAM_SCENARIO_H

#include "cli/pamconf/pam_dispatch.h"

/* A person whose password one module knows. */
struct pam_scenario {
	enum pam_type type;
	const char *accepts; /* that module; it says yes */
	bool mistyped;	     /* no, it says no */
	int ours;	     /* what pam_pwpolicy returns, but for a `record` line */
};

/* A pam_answer_fn; `data` is a struct pam_scenario. */
int pam_scenario_answer(const void *data, const struct pam_line *line);

/* Whether a line runs our module. */
bool pam_scenario_is_ours(const struct pam_line *line);

/* Whether the module knows passwords by itself. */
bool pam_scenario_knows_passwords(const char *module);

#endif
