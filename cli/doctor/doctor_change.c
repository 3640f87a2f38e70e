/* SPDX-License-Identifier: MIT */
/*
 * The judging line of pam_pwpolicy. It must run before every module that stores the password,
 * and a refusal must keep that module from running: with pam_unix first the weak password is
 * stored although passwd says that nothing was changed; with a control that continues pam_unix
 * asks for another one, unless use_authtok forbids it.
 */
#include "cli/doctor/stack_check.h"

#include <string.h>

#define PLACE_CHECK                                                                  \
	"Put 'password requisite pam_pwpolicy.so' right above the pam_unix line "    \
	"of /etc/pam.d/common-password (Fedora: system-auth), and add the argument " \
	"use_authtok to the pam_unix line."

static const struct finding_kind check_missing = { "check_missing", FINDING_ERROR,
						   ENABLE_ON_DEBIAN PLACE_CHECK };
static const struct finding_kind check_skipped = { "check_skipped", FINDING_ERROR,
						   PLACE_CHECK };
static const struct finding_kind check_too_late = { "check_too_late", FINDING_ERROR,
						    PLACE_CHECK };
static const struct finding_kind check_not_binding = {
	"check_not_binding",
	FINDING_ERROR,
	"Write the line as 'password requisite pam_pwpolicy.so'.",
};

static const struct finding_kind check_weakly_bound = {
	"check_weakly_bound",
	FINDING_WARNING,
	"Write the line as 'password requisite pam_pwpolicy.so'.",
};
static const struct finding_kind store_skipped = {
	"store_skipped",
	FINDING_ERROR,
	"Write the line of pam_pwpolicy as 'password requisite', and let the jumps above "
	"pam_unix end at it.",
};

/* A module that stores and runs although we have refused; NULL: none does. */
static const struct pam_line *stores_although_refused(const struct stack_check *check)
{
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;

	scenario.ours = PAM_CODE_AUTHTOK_ERR;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (outcome.order[i] &&
		    pam_scenario_verifies_passwords(stack_check_line(check, i)))
			return stack_check_line(check, i);
	return NULL;
}

/* A module that stores the password of its users before we have judged it; NULL: none does. */
static const struct pam_line *stores_before(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++) {
		struct pam_scenario scenario = check->scenario;
		struct pam_outcome outcome;
		const struct pam_line *line = stack_check_line(check, i);

		if (!pam_scenario_verifies_passwords(line))
			continue;
		scenario.accepts = line->module;
		pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
		unsigned ours = outcome.order[check->ours];
		if (outcome.order[i] && (!ours || outcome.order[i] < ours))
			return line;
	}
	return NULL;
}

static void report_not_binding(const struct stack_check *check,
			       const struct pam_line *stores)
{
	const struct pam_line *line = stack_check_line(check, check->ours);
	bool held = pam_line_has_argument(stores, "use_authtok");

	findings_add_for_service(
		check->doctor->findings, held ? &check_weakly_bound : &check_not_binding,
		check->service,
		"When %s refuses a password, %s runs all the same (control \"%s\")%s.",
		line->where, stores->module, line->control,
		held ? "; only its use_authtok keeps it from storing another one"
		     : ", asks itself and stores what was not judged");
}

/* Whether something is wrong with it; then it is reported. */
static bool check_position(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	const struct pam_line *line = stack_check_line(check, check->ours);
	const struct pam_line *before = stores_before(check);
	const struct pam_line *stores = stores_although_refused(check);
	bool runs = stack_check_ran(check, check->ours);
	bool skipped = check->outcome.status == PAM_CODE_SUCCESS &&
		       !stack_check_ran(check, check->password);

	if (!runs)
		findings_add_for_service(
			findings, &check_skipped, check->service,
			"%s is never reached, so new passwords are not judged.",
			line->where);
	else if (before)
		findings_add_for_service(
			findings, &check_too_late, check->service,
			"%s (%s) stores the password before %s has judged it: a refused "
			"password is in force all the same.",
			before->where, before->module, line->where);
	else if (skipped)
		findings_add_for_service(findings, &store_skipped, check->service,
					 "%s (control \"%s\") ends the stack or jumps: "
					 "%s is never reached, "
					 "so a change is reported and nothing is stored.",
					 line->where, line->control,
					 check->scenario.accepts);
	else if (stores)
		report_not_binding(check, stores);
	return !runs || before || skipped || stores;
}

static void report_missing(const struct stack_check *check)
{
	bool asked = check->password != STACK_CHECK_NONE &&
		     !pam_line_has_argument(stack_check_line(check, check->password),
					    "use_authtok");

	findings_add_for_service(check->doctor->findings, &check_missing, check->service,
				 "pam_pwpolicy has no judging password line, so %s.",
				 asked ? "new passwords are not judged"
				       : "nobody asks for new passwords or judges them");
}

void stack_check_password(struct stack_check *check)
{
	bool reported = check->ours == STACK_CHECK_NONE;

	if (check->password == STACK_CHECK_NONE) {
		(void)stack_check_report_no_success(check);
		return;
	}
	stack_check_hash(check);
	if (reported)
		report_missing(check);
	else
		reported = check_position(check) || stack_check_asking(check);
	if (check->record != STACK_CHECK_NONE &&
	    stack_check_ignore_fails(check, check->record))
		return;
	/* What a stack does not reach because it refuses is no mistake of its own. */
	if (reported ? stack_check_ran(check, check->password)
		     : !stack_check_report_no_success(check))
		stack_check_record(check);
}
