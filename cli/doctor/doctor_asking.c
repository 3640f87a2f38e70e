/* SPDX-License-Identifier: MIT */
/*
 * Who asks for the new password. The first module that does leaves it for the others. One that
 * comes after our judgement and may ask again would store, or pass on, what nobody has judged;
 * and where the first is told to take what is there, nobody asks at all.
 */
#include "base/array.h"
#include "cli/doctor/stack_check.h"

#include <string.h>

static const struct finding_kind no_use_authtok = {
	"no_use_authtok",
	FINDING_ERROR,
	"Add the argument 'use_authtok' to that line.",
};
static const struct finding_kind asks_again = {
	"asks_again",
	FINDING_ERROR,
	"Put that line above ours, so that ours judges what it has asked for, or add the "
	"argument 'use_authtok' to it. On Debian 'pam-auth-update --package' puts the "
	"lines in their order.",
};
static const struct finding_kind nobody_asks = {
	"nobody_asks",
	FINDING_ERROR,
	"Take the argument away from that line: it is the first of its stack that needs "
	"a new password.",
};
static const struct finding_kind other_history = {
	"other_history",
	FINDING_WARNING,
	"Remove that line; pam_pwpolicy keeps the history.",
};

/* Modules beside ours that ask for a new password and do not store it. */
static const struct {
	const char *name;
	bool asks_once; /* unless told to try more often it takes what is there */
} askers[] = {
	{ "pam_pwquality", false }, /* pwquality.conf can set `retry` too */
	{ "pam_cracklib", true },
	{ "pam_passwdqc", false },
	{ "pam_pwhistory", true },
};

static const char *retry_of(const struct pam_line *line)
{
	static const char name[] = "retry=";

	for (size_t i = 0; i < line->n_arguments; i++)
		if (strncmp(line->arguments[i], name, sizeof(name) - 1) == 0)
			return line->arguments[i] + sizeof(name) - 1;
	return NULL;
}

static bool takes_what_is_there(const struct pam_line *line)
{
	return pam_line_has_argument(line, "use_authtok") ||
	       (strcmp(line->module, "pam_unix") != 0 &&
		(pam_line_has_argument(line, "use_first_pass") ||
		 pam_line_has_argument(line, "try_authtok")));
}

/* Whether it is one of those modules; then whether it may ask when a password is there. */
static bool is_asker(const struct pam_line *line, bool *ret_again)
{
	const char *retry = retry_of(line);

	for (size_t i = 0; i < ARRAY_SIZE(askers); i++) {
		if (strcmp(line->module, askers[i].name) != 0)
			continue;
		bool once = retry ? strcmp(retry, "1") == 0 : askers[i].asks_once;
		if (strcmp(line->module, "pam_passwdqc") == 0)
			once = false;
		*ret_again = !once && !takes_what_is_there(line);
		return true;
	}
	return false;
}

static bool needs_password(const struct pam_line *line)
{
	bool again;

	return is_asker(line, &again) || pam_scenario_verifies_passwords(line) ||
	       (pam_scenario_is_ours(line) && !pam_line_has_argument(line, "record"));
}

/* Whether the first that runs and needs a new password waits for another to ask. */
static bool check_first(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++) {
		const struct pam_line *line = stack_check_line(check, i);

		if (!stack_check_ran(check, i) || !needs_password(line))
			continue;
		bool nobody = pam_line_has_argument(line, "use_authtok");
		if (nobody)
			findings_add_for_service(
				check->doctor->findings, &nobody_asks, check->service,
				"%s (%s) has use_authtok, but nothing before it asks for "
				"a new password: nobody, root included, can change one.",
				line->where, line->module);
		return nobody;
	}
	return false;
}

static void check_after_ours(const struct stack_check *check, const struct pam_line *line)
{
	struct findings *findings = check->doctor->findings;
	bool again = false;

	if (pam_scenario_verifies_passwords(line) && !takes_what_is_there(line))
		findings_add_for_service(
			findings, &no_use_authtok, check->service,
			"%s (%s) has no use_authtok: it can ask for a password itself "
			"and store what was not judged.",
			line->where, line->module);
	else if (is_asker(line, &again) && again)
		findings_add_for_service(
			findings, &asks_again, check->service,
			"%s (%s) comes after ours and asks for another password itself "
			"when it refuses one: that is stored without being judged.",
			line->where, line->module);
}

static void check_history(const struct stack_check *check, const struct pam_line *line)
{
	if (strcmp(line->module, "pam_pwhistory") == 0)
		findings_add_for_service(
			check->doctor->findings, &other_history, check->service,
			"%s (pam_pwhistory) keeps a history too beside pam_pwpolicy: "
			"people meet rules that the policy does not mention.",
			line->where);
}

bool stack_check_asking(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++) {
		const struct pam_line *line = stack_check_line(check, i);

		check_history(check, line);
		if (stack_check_ran_before(check, check->ours, i))
			check_after_ours(check, line);
	}
	return check_first(check);
}
