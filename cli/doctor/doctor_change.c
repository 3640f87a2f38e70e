/* SPDX-License-Identifier: MIT */
/*
 * The password lines of pam_pwpolicy. The judging line must run before the module that
 * stores the password, and a refusal must keep that module from running: with pam_unix
 * first, or with a control that continues, the weak password is stored although passwd
 * says that nothing was changed. pam_unix needs use_authtok, or it asks again and stores a
 * password that was not judged. The record line must run after the password was stored.
 */
#include "base/array.h"
#include "cli/doctor/stack_check.h"

#include <string.h>

#define PLACE_CHECK                                                                  \
	"Put 'password requisite pam_pwpolicy.so' right above the pam_unix line "    \
	"of /etc/pam.d/common-password (Fedora: system-auth), and add the argument " \
	"use_authtok to the pam_unix line."
#define PLACE_RECORD                                                                  \
	"Put 'password optional pam_pwpolicy.so record' below 'password required "    \
	"pam_permit.so'. Where pam_unix is 'sufficient' (Fedora), write its control " \
	"as [success=1 default=ignore], pam_deny next, and the record line last."

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
static const struct finding_kind no_use_authtok = {
	"no_use_authtok",
	FINDING_ERROR,
	"Add the argument 'use_authtok' to that line.",
};
static const struct finding_kind record_missing = { "record_missing", FINDING_ERROR,
						    ENABLE_ON_DEBIAN PLACE_RECORD };
static const struct finding_kind record_unused = { "record_unused", FINDING_NOTE,
						   ENABLE_ON_DEBIAN PLACE_RECORD };
static const struct finding_kind record_skipped = { "record_skipped", FINDING_ERROR,
						    PLACE_RECORD };
static const struct finding_kind record_too_early = { "record_too_early", FINDING_ERROR,
						      PLACE_RECORD };
static const struct finding_kind other_quality = {
	"other_quality",
	FINDING_WARNING,
	"Remove that line (Debian: 'pam-auth-update --disable pwquality', or what the "
	"profile is called), unless two sets of rules are wanted.",
};
static const struct finding_kind other_history = {
	"other_history",
	FINDING_WARNING,
	"Remove that line; pam_pwpolicy keeps the history.",
};

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

/* A module that stores and runs although we have refused; NULL: none does. */
static const struct pam_line *stores_although_refused(const struct stack_check *check)
{
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;

	scenario.ours = PAM_CODE_AUTHTOK_ERR;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	for (size_t i = 0; i < check->stack->n_lines; i++)
		if (outcome.order[i] &&
		    pam_scenario_verifies_passwords(stack_check_line(check, i)->module))
			return stack_check_line(check, i);
	return NULL;
}

static void check_position(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	const struct pam_line *line = stack_check_line(check, check->ours);
	const struct pam_line *stores = stores_although_refused(check);

	if (!stack_check_ran(check, check->ours))
		findings_add_for_service(
			findings, &check_skipped, check->service,
			"%s is never reached, so new passwords are not judged.",
			line->where);
	else if (stack_check_ran_before(check, check->password, check->ours))
		findings_add_for_service(
			findings, &check_too_late, check->service,
			"%s runs after %s has stored the password: a refused "
			"password is in force all the same.",
			line->where, check->scenario.accepts);
	else if (stores)
		findings_add_for_service(
			findings, &check_not_binding, check->service,
			"When %s refuses a password, %s runs all the same and "
			"stores it (control \"%s\").",
			line->where, stores->module, line->control);
}

static void check_use_authtok(const struct stack_check *check)
{
	if (check->password == STACK_CHECK_NONE)
		return;
	const struct pam_line *line = stack_check_line(check, check->password);
	if (!pam_line_has_argument(line, "use_authtok"))
		findings_add_for_service(
			check->doctor->findings, &no_use_authtok, check->service,
			"%s (%s) has no use_authtok: it asks for the password "
			"itself and stores what was not judged.",
			line->where, line->module);
}

static void check_record(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	bool history = keeps_history(check->doctor);

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
	if (stack_check_ignore_fails(check, check->record))
		return;
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

static void check_other_modules(const struct stack_check *check)
{
	static const struct {
		const char *module;
		const struct finding_kind *kind;
		const char *effect;
	} others[] = {
		{ "pam_pwquality", &other_quality, "judges passwords too" },
		{ "pam_cracklib", &other_quality, "judges passwords too" },
		{ "pam_passwdqc", &other_quality, "judges passwords too" },
		{ "pam_pwhistory", &other_history, "keeps a history too" },
	};
	const size_t count = ARRAY_SIZE(others);

	for (size_t i = 0; i < check->stack->n_lines * count; i++) {
		const struct pam_line *line = stack_check_line(check, i / count);

		if (strcmp(line->module, others[i % count].module) != 0)
			continue;
		findings_add_for_service(
			check->doctor->findings, others[i % count].kind, check->service,
			"%s (%s) %s beside pam_pwpolicy: people meet rules that "
			"the policy does not mention.",
			line->where, line->module, others[i % count].effect);
	}
}

void stack_check_password(struct stack_check *check)
{
	if (check->ours == STACK_CHECK_NONE) {
		findings_add_for_service(
			check->doctor->findings, &check_missing, check->service,
			"pam_pwpolicy has no judging password line, so new "
			"passwords are not judged.");
	} else {
		stack_check_report_no_success(check);
		check_position(check);
		check_use_authtok(check);
		check_other_modules(check);
	}
	check_record(check);
}
