/* SPDX-License-Identifier: MIT */
/* Scenarios in which a PAM stack is run: what each module returns. */
#ifndef CLI_PAM_SCENARIO_H
#define CLI_PAM_SCENARIO_H

#include "cli/pamconf/pam_dispatch.h"

/* A user whose password one module accepts. */
struct pam_scenario {
	enum pam_type type;
	const char *accepts; /* that module */
	bool wrong_password; /* no, it fails too, as does what may verify passwords */
	bool repaired; /* as if lines that libpam cannot use were right or not there */
	/* but for those of one mistake: that name this module, or are in this file or line */
	const char *kept_path, *kept_where;
	int ours; /* what pam_pwpolicy returns, except for a `record` line */
	/* no module that verifies is known: one that is not known may be it, and accepts */
	bool any_verifies;
	const struct pam_line *met; /* a condition that the user meets; NULL: none */
};

/* A pam_result_fn; `data` is a struct pam_scenario. */
int pam_scenario_result(const void *data, const struct pam_line *line);

/* Whether a line runs our module. */
bool pam_scenario_is_ours(const struct pam_line *line);

/* Whether a line's module verifies passwords by itself, or stores them. */
bool pam_scenario_verifies_passwords(const struct pam_line *line);

/* Whether a line may store a password: its module is not known to do something else. */
bool pam_scenario_may_store(const struct pam_line *line);

/* Whether a line that succeeds ends the stack or jumps. */
bool pam_scenario_is_way_in(const struct pam_line *line);

/* Whether a module of this name is known, so that the name is not mistyped. */
bool pam_scenario_knows(const char *module);

#endif
