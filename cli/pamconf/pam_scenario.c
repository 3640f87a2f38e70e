/* SPDX-License-Identifier: MIT */
/*
 * What modules return when an ordinary user gives the right password. A few are known by
 * name. Of all others one thing is assumed: a line whose success ends the stack or jumps is
 * one of several ways in (a fingerprint, a directory, "is it root?") that this user does not
 * take, and fails; every other line succeeds.
 */
#include "cli/pamconf/pam_scenario.h"

#include "base/array.h"

#include <string.h>

/* Modules that verify a password or store it. */
static const char *const password_modules[] = {
	"pam_unix",  "pam_sss",		 "pam_ldap",	   "pam_krb5",	 "pam_winbind",
	"pam_unix2", "pam_systemd_home", "pam_himmelblau", "pam_kanidm", "pam_pwdfile",
};

bool pam_scenario_is_ours(const struct pam_line *line)
{
	return strcmp(line->module, "pam_pwpolicy") == 0;
}

bool pam_scenario_verifies_passwords(const char *module)
{
	for (size_t i = 0; i < ARRAY_SIZE(password_modules); i++)
		if (strcmp(module, password_modules[i]) == 0)
			return true;
	return false;
}

static const struct {
	const char *module;
	const char *argument; /* the line must have it; NULL: any line */
	int result;
} known[] = {
	{ "pam_permit", NULL, PAM_CODE_SUCCESS },
	{ "pam_deny", NULL, PAM_CODE_AUTH_ERR },
	{ "pam_faillock", "authfail", PAM_CODE_AUTH_ERR },
	{ "pam_faillock", NULL, PAM_CODE_SUCCESS },
	{ "pam_usertype", "issystem", PAM_CODE_PERM_DENIED },
	{ "pam_usertype", NULL, PAM_CODE_SUCCESS },
};

static bool is_another_way_in(const struct pam_line *line)
{
	int action = line->actions[PAM_CODE_SUCCESS];

	return action == PAM_ACTION_DONE || action > 0;
}

int pam_scenario_result(const void *data, const struct pam_line *line)
{
	const struct pam_scenario *scenario = data;

	if (pam_scenario_is_ours(line))
		return pam_line_has_argument(line, "record") ? PAM_CODE_IGNORE
							     : scenario->ours;
	if (strcmp(line->module, scenario->accepts) == 0)
		return scenario->wrong_password ? PAM_CODE_AUTH_ERR : PAM_CODE_SUCCESS;
	if (strcmp(line->module, "pam_localuser") == 0)
		return strcmp(scenario->accepts, "pam_unix") != 0 ? PAM_CODE_PERM_DENIED
								  : PAM_CODE_SUCCESS;
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (strcmp(line->module, known[i].module) == 0 &&
		    (!known[i].argument ||
		     pam_line_has_argument(line, known[i].argument)))
			return known[i].result;
	/* In auth a module refuses a password that is not its own. */
	bool refuses = scenario->type == PAM_TYPE_AUTH &&
		       pam_scenario_verifies_passwords(line->module);
	return refuses || is_another_way_in(line) ? PAM_CODE_AUTH_ERR : PAM_CODE_SUCCESS;
}
