/* SPDX-License-Identifier: MIT */
/*
 * Whom a stack lets in: nobody, with the right password; everybody, with a wrong one; somebody,
 * without any. A stack without a module that verifies passwords is judged too, where people log
 * in by it. A refusal is on purpose where pam_deny is in the service's own file, or above the
 * password.
 */
#include "cli/account/group_lookup.h"
#include "cli/doctor/local_group.h"
#include "cli/doctor/stack_check.h"
#include "cli/pamconf/pam_condition.h"

#include <string.h>

static const struct finding_kind no_success = {
	"pam_no_success",
	FINDING_ERROR,
	"Keep a root shell open. Leave the lines of the distribution in the stack, "
	"pam_unix or the directory's module among them: the jump of pam_unix ends at "
	"'required pam_permit.so', which is after 'requisite pam_deny.so'; ours are "
	"after them.",
};
static const struct finding_kind wrong_password = {
	"wrong_password_gets_in",
	FINDING_ERROR,
	"At once write that line as 'auth [success=1 default=ignore]', 'auth requisite "
	"pam_deny.so' right below it, and 'auth required pam_permit.so' after that.",
};
static const struct finding_kind no_password = {
	"no_password_gets_in",
	FINDING_ERROR,
	"At once take that line out, or put it below the one that asks for the password; "
	"where none does, put back that line as the distribution writes it.",
};
static const struct finding_kind condition_met = {
	"condition_gets_in",
	FINDING_WARNING,
	"Take that line out, or put it below the one that asks for the password, unless "
	"those people are meant to need none.",
};

/* Whether a line is in a file that only one way in reads: it was written for that alone. */
static bool is_own_line(const struct stack_check *check, const struct pam_line *line)
{
	const char *slash = strrchr(line->where, '/');
	const char *name = slash ? slash + 1 : line->where;
	size_t len = strcspn(name, ":");
	char file[PAM_WHERE_SIZE];

	memcpy(file, name, len);
	file[len] = '\0';
	/* Who changes no password may be refused by "other". */
	return doctor_services_is_main(file) || strcmp(file, check->service) == 0 ||
	       (strcmp(file, "other") == 0 && check->scenario.type == PAM_TYPE_PASSWORD &&
		strcmp(check->service, "passwd") != 0);
}

/* The first pam_deny that runs; STACK_CHECK_NONE: none. */
static size_t find_deny(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (stack_check_ran(check, i) &&
		    strcmp(stack_check_line(check, i)->module, "pam_deny") == 0)
			return i;
	return STACK_CHECK_NONE;
}

static bool has_line_other_than_deny(const struct stack_check *check, size_t from)
{
	for (size_t i = from; i < check->stack->n_lines; i++)
		if (strcmp(stack_check_line(check, i)->module, "pam_deny") != 0)
			return true;
	return false;
}

/* Whether the stack is meant to refuse. */
static bool denies_on_purpose(const struct stack_check *check)
{
	size_t deny = find_deny(check);

	if (deny == STACK_CHECK_NONE)
		return false;
	if (check->password != STACK_CHECK_NONE)
		return deny < check->password;
	if (is_own_line(check, stack_check_line(check, deny)))
		return !has_line_other_than_deny(check, deny + 1) ||
		       strcmp(stack_check_line(check, deny)->control, "requisite") != 0;
	return check->scenario.type == PAM_TYPE_PASSWORD &&
	       !has_line_other_than_deny(check, 0);
}

/* Whether a change can be stored by a line that runs. */
static bool may_store(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (stack_check_ran(check, i) &&
		    pam_scenario_may_store(stack_check_line(check, i)))
			return true;
	return false;
}

/* Of a stack in which nothing is known to verify passwords. */
static bool report_no_verifier(const struct stack_check *check, const char *effect)
{
	static const char *const lacks[PAM_TYPES] = {
		[PAM_TYPE_AUTH] = "No line of the auth stack accepts a password",
		[PAM_TYPE_ACCOUNT] = "No line of the account stack accepts an account",
		[PAM_TYPE_PASSWORD] = "No line of the password stack stores a password",
		[PAM_TYPE_SESSION] = "No line of the session stack opens a session",
	};
	bool refuses = check->outcome.status != PAM_CODE_SUCCESS;
	bool stores_nothing =
		check->scenario.type == PAM_TYPE_PASSWORD &&
		doctor_services_asks_for(check->service, PAM_TYPE_PASSWORD) &&
		!may_store(check);

	if (!check->must_succeed)
		refuses = check->ours != STACK_CHECK_NONE && !check->outcome.decided;
	if ((!refuses && !stores_nothing) || denies_on_purpose(check))
		return false;
	findings_add_for_service(check->doctor->findings, &no_success, check->service,
				 "%s: %s.", lacks[check->scenario.type], effect);
	return true;
}

bool stack_check_report_no_success(const struct stack_check *check)
{
	static const char *const effects[PAM_TYPES] = {
		[PAM_TYPE_AUTH] = "nobody can log in",
		[PAM_TYPE_ACCOUNT] = "nobody can log in",
		[PAM_TYPE_PASSWORD] = "nobody, root included, can change a password",
		[PAM_TYPE_SESSION] = "nobody can log in",
	};
	const char *effect = effects[check->scenario.type];

	if (check->password == STACK_CHECK_NONE)
		return report_no_verifier(check, effect);
	if (check->outcome.status == PAM_CODE_SUCCESS || denies_on_purpose(check))
		return false;
	findings_add_for_service(
		check->doctor->findings, &no_success, check->service,
		"The stack with %s (%s) refuses the right password too: %s.",
		stack_check_line(check, check->password)->where,
		stack_check_line(check, check->password)->module, effect);
	return true;
}

static size_t find_verifier_that_ran(const struct stack_check *check,
				     const struct pam_outcome *outcome)
{
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (outcome->order[i] &&
		    pam_scenario_verifies_passwords(stack_check_line(check, i)))
			return i;
	return STACK_CHECK_NONE;
}

/* The line that lets in: the first whose success counts, or that ends the stack by it. */
static const struct pam_line *find_opening(const struct stack_check *check,
					   const struct pam_scenario *scenario,
					   const struct pam_outcome *outcome)
{
	const struct pam_line *opening = NULL;

	for (size_t i = 0; i < check->stack->n_lines; i++) {
		const struct pam_line *line = stack_check_line(check, i);
		int action = line->actions[PAM_CODE_SUCCESS];
		bool counts = outcome->order[i] && !line->is_substack &&
			      pam_scenario_result(scenario, line) == PAM_CODE_SUCCESS &&
			      (pam_scenario_is_way_in(line) || action == PAM_ACTION_OK);

		if (counts && (!opening || (pam_scenario_is_way_in(line) &&
					    !pam_scenario_is_way_in(opening))))
			opening = line;
	}
	return opening;
}

static void report_no_password(const struct stack_check *check,
			       const struct pam_line *opening)
{
	bool asks = check->password != STACK_CHECK_NONE;

	findings_add_for_service(
		check->doctor->findings, &no_password, check->service,
		"Anybody gets in without a password: %s (%s) lets everybody in%s%s%s.",
		opening ? opening->where : "the stack", opening ? opening->module : "PAM",
		asks ? " before " : "",
		asks ? check->scenario.accepts : ", and no line asks for one",
		asks ? " is asked" : "");
}

/* Whether nobody is in the group of the condition, as for those who may log in without a
 * password on a new Debian. */
static bool is_met_by_nobody(const struct stack_check *check, const struct pam_line *line)
{
	const char *name = pam_condition_group(line);
	const struct doctor *doctor = check->doctor;
	struct local_group group;

	if (!name)
		return false;
	if (local_group_find(doctor->places->group, doctor->places->stores->passwd, name,
			     &group))
		return !*group.member;
	return !doctor->policy || !group_lookup_knows(doctor->policy, name);
}

/* Conditions that let in whoever meets them. */
static void check_conditions(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++) {
		const struct pam_line *line = stack_check_line(check, i);
		enum pam_condition condition = pam_condition_of(line);
		struct pam_scenario scenario = check->scenario;
		struct pam_outcome outcome;

		if (!pam_scenario_is_way_in(line) || condition == PAM_CONDITION_NONE ||
		    condition == PAM_CONDITION_CALLER || is_met_by_nobody(check, line))
			continue;
		scenario.wrong_password = true;
		scenario.met = line;
		pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
		if (outcome.status == PAM_CODE_SUCCESS && outcome.order[i])
			findings_add_for_service(check->doctor->findings, &condition_met,
						 check->service,
						 "Whoever meets the condition of %s (%s) "
						 "gets in without a "
						 "password.",
						 line->where, line->module);
	}
}

bool stack_check_wrong_password(const struct stack_check *check)
{
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;

	if (check->password == STACK_CHECK_NONE && !check->must_succeed)
		return false;
	scenario.wrong_password = true;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	if (outcome.status != PAM_CODE_SUCCESS) {
		check_conditions(check);
		return false;
	}
	size_t verifier = find_verifier_that_ran(check, &outcome);
	if (verifier == STACK_CHECK_NONE)
		report_no_password(check, find_opening(check, &scenario, &outcome));
	else
		findings_add_for_service(
			check->doctor->findings, &wrong_password, check->service,
			"Anybody gets in with a wrong password: PAM goes on when %s (%s, "
			"control \"%s\") has refused it, and what follows succeeds.",
			stack_check_line(check, verifier)->where,
			stack_check_line(check, verifier)->module,
			stack_check_line(check, verifier)->control);
	return true;
}
