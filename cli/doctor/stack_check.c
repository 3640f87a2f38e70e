/* SPDX-License-Identifier: MIT */
/*
 * Finds our lines and that of the password in a stack and simulates the stack. Of several
 * lines of a kind the first that runs counts. Has the check that does not depend on the type:
 * a control that takes PAM_IGNORE for a failure. Whom the stack lets in is doctor_open.c's.
 */
#include "cli/doctor/stack_check.h"
#include "cli/doctor/stack_effects.h"

#include <string.h>

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
		.must_succeed = doctor_services_asks_for(service->name, type) ||
				(service->logs_in && stack->n_lines > 0),
		.stack = stack,
		.scenario = { .type = type,
			      .accepts = stack_accepting_module(stack),
			      .repaired = true },
	};
	check->password =
		find(check, is_password); /* the first line, before any has run */
	check->scenario.any_verifies = check->password == STACK_CHECK_NONE;
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
