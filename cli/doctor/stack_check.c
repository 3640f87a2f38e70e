/* SPDX-License-Identifier: MIT */
/*
 * Finds our lines and that of the password in a stack and simulates the stack. Of several
 * lines of a kind the first that runs counts. Has the checks that do not depend on the type:
 * a stack that refuses the right password, a control that takes PAM_IGNORE for a failure.
 */
#include "cli/doctor/stack_check.h"
#include "cli/doctor/stack_effects.h"

#include <string.h>

static const struct finding_kind no_success = {
	"pam_no_success",
	FINDING_ERROR,
	"Keep a root shell open. Leave the lines of the distribution in the stack: the "
	"jump of pam_unix ends at 'required pam_permit.so', which is after 'requisite "
	"pam_deny.so'; ours are after them.",
};
static const struct finding_kind ignore_fails = {
	"pam_ignore_fails",
	FINDING_ERROR,
	"Keep a root shell open. Write the control as 'optional' (auth, record) or "
	"'required' (account): both pass over PAM_IGNORE.",
};

static const struct finding_kind wrong_password = {
	"wrong_password_gets_in",
	FINDING_ERROR,
	"At once write that line as 'auth [success=1 default=ignore]', 'auth "
	"requisite "
	"pam_deny.so' right below it, and 'auth required pam_permit.so' after that.",
};
static const struct finding_kind no_password = {
	"no_password_gets_in",
	FINDING_ERROR,
	"At once take that line out, or put it below the one that asks for the "
	"password.",
};

typedef bool fits_fn(const struct stack_check *check, const struct pam_line *line);

static bool is_judging(const struct stack_check *check, const struct pam_line *line)
{
	(void)check;
	return pam_scenario_is_ours(line) && !pam_line_has_argument(line, "record");
}

static bool is_record(const struct stack_check *check, const struct pam_line *line)
{
	(void)check;
	return pam_scenario_is_ours(line) && pam_line_has_argument(line, "record");
}

static bool is_password(const struct stack_check *check, const struct pam_line *line)
{
	return strcmp(line->module, check->scenario.accepts) == 0 &&
	       pam_scenario_verifies_passwords(line);
}

static size_t find(const struct stack_check *check, fits_fn *fits)
{
	size_t found = STACK_CHECK_NONE;

	for (size_t i = 0; i < check->stack->n_lines; i++) {
		if (!fits(check, check->stack->lines[i]))
			continue;
		if (stack_check_ran(check, i))
			return i;
		if (found == STACK_CHECK_NONE)
			found = i;
	}
	return found;
}

void stack_check_init(struct stack_check *check, struct doctor *doctor,
		      const struct doctor_service *service, enum pam_type type)
{
	const struct pam_stack *stack = service->stacks[type];

	*check = (struct stack_check){
		.doctor = doctor,
		.service = service->name,
		.logs_in = service->logs_in,
		.stack = stack,
		.scenario = { .type = type,
			      .accepts = stack_accepting_module(stack),
			      .repaired = true },
	};
	check->scenario.ours =
		type == PAM_TYPE_PASSWORD ? PAM_CODE_SUCCESS : PAM_CODE_IGNORE;
	pam_dispatch(stack, pam_scenario_result, &check->scenario, &check->outcome);
	check->ours = find(check, is_judging);
	check->record = find(check, is_record);
	check->password = find(check, is_password);
}

const struct pam_line *stack_check_line(const struct stack_check *check, size_t at)
{
	return check->stack->lines[at];
}

bool stack_check_ran(const struct stack_check *check, size_t at)
{
	return at != STACK_CHECK_NONE && check->outcome.order[at] > 0;
}

bool stack_check_ran_before(const struct stack_check *check, size_t at, size_t other)
{
	return stack_check_ran(check, at) && stack_check_ran(check, other) &&
	       check->outcome.order[at] < check->outcome.order[other];
}

/* `ok` and `done` too: they make PAM_IGNORE the result of the whole stack, which no program
 * takes for a success. */
bool stack_check_ignore_fails(const struct stack_check *check, size_t at)
{
	const struct pam_line *line = stack_check_line(check, at);
	int action = line->actions[PAM_CODE_IGNORE];

	if (action >= PAM_ACTION_IGNORE || action == PAM_ACTION_RESET ||
	    !stack_check_ran(check, at))
		return false;
	findings_add_for_service(
		check->doctor->findings, &ignore_fails, check->service,
		"The control of %s, \"%s\", does not pass over PAM_IGNORE, which "
		"is what pam_pwpolicy returns when it has no objection: nobody "
		"gets through.",
		line->where, line->control);
	return true;
}

static bool is_deny(const struct stack_check *check, const struct pam_line *line)
{
	(void)check;
	return strcmp(line->module, "pam_deny") == 0;
}

/* Whether the stack is meant to refuse: pam_deny runs and is above what asks for a password. */
static bool denies_on_purpose(const struct stack_check *check)
{
	size_t deny = find(check, is_deny);

	return stack_check_ran(check, deny) &&
	       (check->password == STACK_CHECK_NONE || deny < check->password);
}

bool stack_check_report_no_success(const struct stack_check *check)
{
	static const char *const effects[PAM_TYPES] = {
		[PAM_TYPE_AUTH] = "nobody can log in",
		[PAM_TYPE_ACCOUNT] = "nobody can log in",
		[PAM_TYPE_PASSWORD] = "nobody, root included, can change a password",
		[PAM_TYPE_SESSION] = "nobody can log in",
	};
	size_t at = check->password != STACK_CHECK_NONE ? check->password : check->ours;
	bool refuses = check->password != STACK_CHECK_NONE
			       ? check->outcome.status != PAM_CODE_SUCCESS
			       : !check->outcome.decided;

	if (!refuses || at == STACK_CHECK_NONE || denies_on_purpose(check))
		return false;
	findings_add_for_service(
		check->doctor->findings, &no_success, check->service,
		"The stack with %s (%s) refuses the right password too: %s.",
		stack_check_line(check, at)->where, stack_check_line(check, at)->module,
		effects[check->scenario.type]);
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

bool stack_check_wrong_password(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;
	size_t last = 0;

	scenario.wrong_password = true;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	if (check->password == STACK_CHECK_NONE || outcome.status != PAM_CODE_SUCCESS)
		return false;
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (outcome.order[i])
			last = i;
	size_t verifier = find_verifier_that_ran(check, &outcome);
	if (verifier != STACK_CHECK_NONE)
		findings_add_for_service(
			findings, &wrong_password, check->service,
			"Anybody gets in with a wrong password: PAM goes on when %s (%s, "
			"control \"%s\") has refused it, and what follows succeeds.",
			stack_check_line(check, verifier)->where,
			stack_check_line(check, verifier)->module,
			stack_check_line(check, verifier)->control);
	else
		findings_add_for_service(
			findings, &no_password, check->service,
			"Anybody gets in without a password: %s (%s) lets everybody in "
			"before %s is asked.",
			stack_check_line(check, last)->where,
			stack_check_line(check, last)->module, check->scenario.accepts);
	return true;
}
