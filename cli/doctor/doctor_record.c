/* SPDX-License-Identifier: MIT */
/*
 * The record line of pam_pwpolicy: it must run after the password was stored, or the history
 * stays empty.
 */
#include "cli/doctor/stack_check.h"

#define PLACE_RECORD                                                                  \
	"Put 'password optional pam_pwpolicy.so record' below 'password required "    \
	"pam_permit.so'. Where pam_unix is 'sufficient' (Fedora), write its control " \
	"as [success=1 default=ignore], pam_deny next, and the record line last."

static const struct finding_kind record_missing = { "record_missing", FINDING_ERROR,
						    ENABLE_ON_DEBIAN PLACE_RECORD };
static const struct finding_kind record_unused = { "record_unused", FINDING_NOTE,
						   ENABLE_ON_DEBIAN PLACE_RECORD };
static const struct finding_kind record_skipped = { "record_skipped", FINDING_ERROR,
						    PLACE_RECORD };
static const struct finding_kind record_too_early = { "record_too_early", FINDING_ERROR,
						      PLACE_RECORD };

static bool keeps_history(const struct doctor *doctor)
{
	const char *profile;

	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++) {
		struct options options = doctor_options(doctor, profile);
		if (options_number(&options, "history") > 0)
			return true;
	}
	return false;
}

/* Whether a line of ours is below the module that stores, where the record line should be. */
static bool has_other_line(const struct stack_check *check)
{
	for (size_t i = check->password + 1; i < check->stack->n_lines; i++)
		if (i != check->ours && pam_scenario_is_ours(stack_check_line(check, i)))
			return true;
	return false;
}

void stack_check_record(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	bool history = keeps_history(check->doctor);

	if (check->record == STACK_CHECK_NONE && has_other_line(check))
		return; /* its word is mistyped; doctor_arguments.c reports it */
	if (check->record == STACK_CHECK_NONE) {
		findings_add_for_service(
			findings, history ? &record_missing : &record_unused,
			check->service, "There is no record line after pam_unix, so %s.",
			history ? "the history of passwords stays empty and an "
				  "old password can be used again"
				: "changed passwords are not written to the "
				  "audit trail");
		return;
	}
	const char *where = stack_check_line(check, check->record)->where;
	if (!stack_check_ran(check, check->record))
		findings_add_for_service(
			findings, &record_skipped, check->service,
			"%s is never reached after a password was stored, so "
			"nothing is recorded.",
			where);
	else if (stack_check_ran_before(check, check->record, check->password))
		findings_add_for_service(
			findings, &record_too_early, check->service,
			"%s runs before %s has stored the password, so there is "
			"nothing to record.",
			where, check->scenario.accepts);
}
