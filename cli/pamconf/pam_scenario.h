/* SPDX-License-Identifier: MIT */
/* Scenarios in which a PAM stack is run: what each module returns. */
#ifndef CLI_PAM_SCENARIO_H
#define CLI_PAM_SCENARIO_H

#include "cli/pamconf/pam_dispatch.h"

/* A user whose password one module accepts. */
struct pam_scenario {
	enum pam_type type;
	const char *accepts; /* that module */
	bool wrong_password; /* no, it fails too */
	int ours;	     /* what pam_pwpolicy returns, except for a `record` line */
};

/* A pam_result_fn; `data` is a struct pam_scenario. */
int pam_scenario_result(const void *data, const struct pam_line *line);

/* Whether a line runs our module. */
bool pam_scenario_is_ours(const struct pam_line *line);

/* Whether a module verifies passwords by itself. */
bool pam_scenario_verifies_passwords(const char *module);

#endif
