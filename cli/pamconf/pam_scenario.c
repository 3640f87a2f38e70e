/* SPDX-License-Identifier: MIT */
/*
 * What modules return when an ordinary user gives the right password, or a wrong one. Those of
 * Linux-PAM and a few others are known by name; tests/real/doctor_matrix.py asks the real ones.
 * Of all others is assumed: a line whose success ends the stack or jumps is one of several ways
 * in (a fingerprint, a directory, "is it root?") that this user does not take, and fails; every
 * other line succeeds, but for auth with a wrong password: there it may be what verifies.
 */
#include "cli/pamconf/pam_scenario.h"

#include "base/array.h"
#include "cli/pamconf/pam_condition.h"

#include <string.h>

/* Modules that verify a password or store it. */
static const char *const password_modules[] = {
	"pam_unix",  "pam_sss",		 "pam_ldap",	   "pam_krb5",	 "pam_winbind",
	"pam_unix2", "pam_systemd_home", "pam_himmelblau", "pam_kanidm", "pam_pwdfile",
};

/* A smart card is no password. */
static bool asks_for_card(const struct pam_line *line)
{
	return pam_line_has_argument(line, "require_cert_auth") ||
	       pam_line_has_argument(line, "try_cert_auth");
}

bool pam_scenario_is_ours(const struct pam_line *line)
{
	return strcmp(line->module, "pam_pwpolicy") == 0;
}

static bool is_in(const char *module, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(module, names[i]) == 0)
			return true;
	return false;
}

bool pam_scenario_verifies_passwords(const struct pam_line *line)
{
	return is_in(line->module, password_modules, ARRAY_SIZE(password_modules)) &&
	       !asks_for_card(line);
}

/* Whether a line returns it whatever the password is. */
enum when {
	ALWAYS,
	IN_LINE /* only where its success does not end the stack or jump: else it is a
		   condition, which this user is assumed not to satisfy */
};

static const struct {
	const char *module;
	const char *argument; /* the line must have it; NULL: any line */
	int result;
	enum when when;
} known[] = {
	{ "pam_permit", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_deny", NULL, PAM_CODE_AUTH_ERR, ALWAYS },
	{ "pam_faillock", "authfail", PAM_CODE_AUTH_ERR, ALWAYS },
	{ "pam_faillock", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_usertype", "issystem", PAM_CODE_PERM_DENIED, ALWAYS },
	{ "pam_usertype", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_cap", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_lastlog", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_gnome_keyring", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_gdm", NULL, PAM_CODE_SUCCESS, ALWAYS },
	{ "pam_access", NULL, PAM_CODE_SUCCESS, IN_LINE },
	{ "pam_listfile", NULL, PAM_CODE_SUCCESS, IN_LINE },
	{ "pam_securetty", NULL, PAM_CODE_SUCCESS, IN_LINE },
	{ "pam_shells", NULL, PAM_CODE_SUCCESS, IN_LINE },
	{ "pam_tally2", NULL, PAM_CODE_SUCCESS, IN_LINE },
	{ "pam_time", NULL, PAM_CODE_SUCCESS, IN_LINE },
};

/* In auth these have no opinion. */
static const char *const silent_in_auth[] = {
	"pam_echo",	"pam_env",     "pam_faildelay", "pam_group",
	"pam_issue",	"pam_keyinit", "pam_mail",	"pam_nologin",
	"pam_sepermit", "pam_ssh_add", "pam_warn",
};

/* Those of them that have as little to say of an account. */
static const char *const silent_in_account[] = { "pam_echo", "pam_nologin", "pam_warn" };

static bool is_silent(enum pam_type type, const struct pam_line *line)
{
	if (type == PAM_TYPE_ACCOUNT)
		return is_in(line->module, silent_in_account,
			     ARRAY_SIZE(silent_in_account)) &&
		       !pam_line_has_argument(line, "successok");
	return type == PAM_TYPE_AUTH &&
	       is_in(line->module, silent_in_auth, ARRAY_SIZE(silent_in_auth));
}

bool pam_scenario_is_way_in(const struct pam_line *line)
{
	int action = line->actions[PAM_CODE_SUCCESS];

	return action == PAM_ACTION_DONE || action > 0;
}

/* What a module of these tables returns; PAM_CODES: it is in none. */
static int known_result(enum pam_type type, const struct pam_line *line)
{
	for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
		bool fits = strcmp(line->module, known[i].module) == 0 &&
			    (!known[i].argument ||
			     pam_line_has_argument(line, known[i].argument));
		if (fits && (known[i].when == ALWAYS || !pam_scenario_is_way_in(line)))
			return known[i].result;
	}
	return is_silent(type, line) ? PAM_CODE_IGNORE : PAM_CODES;
}

bool pam_scenario_knows(const char *module)
{
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (strcmp(module, known[i].module) == 0)
			return true;
	return strcmp(module, "pam_localuser") == 0 ||
	       strcmp(module, "pam_succeed_if") == 0 ||
	       strcmp(module, "pam_pwpolicy") == 0 ||
	       is_in(module, password_modules, ARRAY_SIZE(password_modules)) ||
	       is_in(module, silent_in_auth, ARRAY_SIZE(silent_in_auth));
}

/* Beside those of the tables: they let in by other means than a password, or only look at a
 * new one. */
static const char *const not_passwords[] = {
	"pam_cracklib",	 "pam_ecryptfs",  "pam_fprintd",   "pam_kwallet5",
	"pam_kwallet",	 "pam_localuser", "pam_mount",	   "pam_passwdqc",
	"pam_pwhistory", "pam_pwpolicy",  "pam_pwquality", "pam_rhosts",
	"pam_rootok",	 "pam_timestamp", "pam_wheel",	   "pam_xauth",
};

static bool may_verify(const struct pam_line *line)
{
	return !pam_scenario_knows(line->module) &&
	       !is_in(line->module, not_passwords, ARRAY_SIZE(not_passwords));
}

bool pam_scenario_may_store(const struct pam_line *line)
{
	return *line->module &&
	       (pam_scenario_verifies_passwords(line) || may_verify(line));
}

/* A condition that refuses ordinary users is in a stack of others, who meet it. */
static int result_of_condition(const struct pam_line *line)
{
	int action = line->actions[PAM_CODE_AUTH_ERR];

	switch (pam_condition_of(line)) {
	case PAM_CONDITION_ALL:
		return PAM_CODE_SUCCESS;
	case PAM_CONDITION_NOBODY:
	case PAM_CONDITION_CALLER:
		return action == PAM_ACTION_BAD || action == PAM_ACTION_DIE
			       ? PAM_CODE_SUCCESS
			       : PAM_CODE_AUTH_ERR;
	case PAM_CONDITION_NONE:
	case PAM_CONDITION_SOME:
		break;
	}
	return pam_scenario_is_way_in(line) ? PAM_CODE_AUTH_ERR : PAM_CODE_SUCCESS;
}

static int result_of_local(const struct pam_scenario *scenario)
{
	return strcmp(scenario->accepts, "pam_unix") != 0 ? PAM_CODE_PERM_DENIED
							  : PAM_CODE_SUCCESS;
}

/* Whether a line is taken for right, or for what was meant. */
static bool is_repaired(const struct pam_scenario *scenario, const struct pam_line *line)
{
	const char *where = scenario->kept_where;
	size_t len = where ? strlen(where) : 0;

	if (!scenario->repaired ||
	    (scenario->kept_path && strcmp(line->path, scenario->kept_path) == 0))
		return false;
	return !where || strncmp(line->where, where, len) != 0 ||
	       (line->where[len] && line->where[len] != ':');
}

int pam_scenario_result(const void *data, const struct pam_line *line)
{
	const struct pam_scenario *scenario = data;

	bool repaired = is_repaired(scenario, line);

	if (line->forced != PAM_CODES && !repaired)
		return line->forced;
	if (!*line->module || (line->is_broken && repaired))
		return PAM_CODES;
	if (pam_scenario_is_ours(line))
		return pam_line_has_argument(line, "record") ? PAM_CODE_IGNORE
							     : scenario->ours;
	if (strcmp(line->module, scenario->accepts) == 0 && !asks_for_card(line))
		return scenario->wrong_password ? PAM_CODE_AUTH_ERR : PAM_CODE_SUCCESS;
	if (strcmp(line->module, "pam_localuser") == 0)
		return result_of_local(scenario);
	if (line == scenario->met)
		return PAM_CODE_SUCCESS;
	if (strcmp(line->module, "pam_succeed_if") == 0)
		return result_of_condition(line);
	int result = known_result(scenario->type, line);
	if (result != PAM_CODES)
		return result;
	if (scenario->any_verifies && !scenario->wrong_password && may_verify(line))
		return PAM_CODE_SUCCESS;
	/* In auth a module refuses a password that is not its own. */
	bool refuses =
		scenario->type == PAM_TYPE_AUTH &&
		(scenario->wrong_password || pam_scenario_verifies_passwords(line));
	return refuses || pam_scenario_is_way_in(line) ? PAM_CODE_AUTH_ERR
						       : PAM_CODE_SUCCESS;
}
