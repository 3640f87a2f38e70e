/* SPDX-License-Identifier: MIT */
/*
 * Finds our lines and that of the password in a stack and simulates the stack. Of several
 * lines of a kind the first that runs counts. Has the checks that do not depend on the type:
 * a stack in which no module succeeds, a control that takes PAM_IGNORE for a failure.
 */
#include "cli/doctor/stack_check.h"

#include <string.h>

static const struct finding_kind no_success = {
	"pam_no_success",
	FINDING_ERROR,
	"Keep a root shell open. Leave the lines of the distribution in the stack, "
	"with 'required pam_permit.so' after 'requisite pam_deny.so', and ours after "
	"them.",
};
static const struct finding_kind ignore_fails = {
	"pam_ignore_fails",
	FINDING_ERROR,
	"Keep a root shell open. Write the control as 'optional' (auth, record) or "
	"'required' (account): both pass over PAM_IGNORE.",
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
	return strcmp(line->module, check->scenario.accepts) == 0;
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

/* pam_unix where it is there, else the first other module that knows passwords. */
static const char *accepting_module(const struct pam_stack *stack)
{
	const char *other = "pam_unix";

	for (size_t i = stack->n_lines; i-- > 0;) {
		const char *module = stack->lines[i]->module;

		if (strcmp(module, "pam_unix") == 0)
			return module;
		if (pam_scenario_verifies_passwords(module))
			other = module;
	}
	return other;
}

void stack_check_init(struct stack_check *check, struct doctor *doctor,
		      const char *service, enum pam_type type,
		      const struct pam_stack *stack)
{
	*check = (struct stack_check){
		.doctor = doctor,
		.service = service,
		.stack = stack,
		.scenario = { .type = type, .accepts = accepting_module(stack) },
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

	if (action >= PAM_ACTION_IGNORE || action == PAM_ACTION_RESET)
		return false;
	findings_add_for_service(
		check->doctor->findings, &ignore_fails, check->service,
		"The control of %s, \"%s\", does not pass over PAM_IGNORE, which "
		"is what pam_pwpolicy returns when it has no objection: nobody "
		"gets through.",
		line->where, line->control);
	return true;
}

void stack_check_report_no_success(const struct stack_check *check)
{
	static const char *const types[] = { "auth", "account", "password" };
	size_t ours = check->ours != STACK_CHECK_NONE ? check->ours : check->record;

	if (check->outcome.decided || ours == STACK_CHECK_NONE)
		return;
	findings_add_for_service(
		check->doctor->findings, &no_success, check->service,
		"In the %s stack with %s no module succeeds; pam_pwpolicy never "
		"does, so PAM refuses everybody.",
		types[check->scenario.type], stack_check_line(check, ours)->where);
}
