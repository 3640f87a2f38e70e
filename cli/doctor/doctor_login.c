/* SPDX-License-Identifier: MIT */
/*
 * The auth and account lines of pam_pwpolicy. The auth line must run after the module that
 * accepted the password, on every path through the stack, because only then is the password
 * known to be right. The account line must run after pam_unix, and the stack must pass on
 * its demand for a new password.
 */
#include "cli/doctor/stack_check.h"

#include <string.h>

#define PLACE_AUTH                                                                 \
	"Put 'auth optional pam_pwpolicy.so' below 'auth required pam_permit.so' " \
	"in /etc/pam.d/common-auth. Where pam_unix is 'sufficient' (Fedora), "     \
	"write its control as [success=1 default=ignore], 'auth requisite "        \
	"pam_deny.so' next, then ours, then 'auth required pam_permit.so'."
#define PLACE_ACCOUNT                                                              \
	"Put 'account optional pam_pwpolicy.so' below 'account required "          \
	"pam_permit.so' in /etc/pam.d/common-account. Where lines after pam_unix " \
	"are 'sufficient' (Fedora), put it right below the pam_unix line."

static const struct finding_kind auth_missing = { "auth_missing", FINDING_ERROR,
						  ENABLE_ON_DEBIAN PLACE_AUTH };
static const struct finding_kind auth_unused = { "auth_unused", FINDING_NOTE,
						 ENABLE_ON_DEBIAN PLACE_AUTH };
static const struct finding_kind auth_too_early = { "auth_too_early", FINDING_ERROR,
						    PLACE_AUTH };
static const struct finding_kind auth_skipped = { "auth_skipped", FINDING_ERROR,
						  PLACE_AUTH };
static const struct finding_kind auth_skipped_directory = {
	"auth_skipped_directory",
	FINDING_WARNING,
	"Count the lines that the jump of that module passes over, so that it lands on "
	"'auth required pam_permit.so', with ours below it.",
};
static const struct finding_kind auth_wrong_password = { "auth_wrong_password",
							 FINDING_WARNING, PLACE_AUTH };
static const struct finding_kind auth_control = {
	"auth_control",
	FINDING_WARNING,
	"Write the line as 'auth optional pam_pwpolicy.so'.",
};
static const struct finding_kind account_missing = { "account_missing", FINDING_ERROR,
						     ENABLE_ON_DEBIAN PLACE_ACCOUNT };
static const struct finding_kind account_unused = { "account_unused", FINDING_NOTE,
						    ENABLE_ON_DEBIAN PLACE_ACCOUNT };
static const struct finding_kind account_too_early = { "account_too_early", FINDING_ERROR,
						       PLACE_ACCOUNT };
static const struct finding_kind account_skipped = { "account_skipped", FINDING_ERROR,
						     PLACE_ACCOUNT };
static const struct finding_kind account_control = {
	"account_control",
	FINDING_WARNING,
	"Write the line as 'account optional pam_pwpolicy.so'.",
};
static const struct finding_kind account_demand_lost = {
	"account_demand_lost",
	FINDING_ERROR,
	"Write the line as 'account optional pam_pwpolicy.so', below 'account required "
	"pam_permit.so'.",
};

/* Whether a missing line is an error; while logins are only observed it is a note. */
static bool must_have(const struct stack_check *check)
{
	return check->doctor->policy &&
	       !doctor_all(check->doctor, "login_mode", PWP_LOGIN_MODE_OBSERVE);
}

static void report_missing(const struct stack_check *check,
			   const struct finding_kind *kind, const char *type,
			   const char *effect)
{
	findings_add_for_service(check->doctor->findings, kind, check->service,
				 "pam_pwpolicy has no %s line, so %s.", type, effect);
}

/* Every other module that verifies passwords lets its users in too. */
static void check_directories(const struct stack_check *check)
{
	for (size_t i = 0; i < check->stack->n_lines; i++) {
		const struct pam_line *line = stack_check_line(check, i);
		const char *module = line->module;
		struct pam_scenario scenario = check->scenario;
		struct pam_outcome outcome;

		if (!pam_scenario_verifies_passwords(line) ||
		    strcmp(module, scenario.accepts) == 0)
			continue;
		scenario.accepts = module;
		pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
		if (outcome.order[i] && !outcome.order[check->ours])
			findings_add_for_service(
				check->doctor->findings, &auth_skipped_directory,
				check->service,
				"%s is never reached when %s has accepted the "
				"password: those people are not judged at login.",
				stack_check_line(check, check->ours)->where, module);
	}
}

static void check_wrong_password(const struct stack_check *check)
{
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;

	scenario.wrong_password = true;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	if (stack_check_ran(check, check->password) && outcome.order[check->ours])
		findings_add_for_service(
			check->doctor->findings, &auth_wrong_password, check->service,
			"%s is reached after a wrong password too: guesses and "
			"typing mistakes are judged, which only costs time.",
			stack_check_line(check, check->ours)->where);
}

static bool is_control_of_judges(const char *control)
{
	return strcmp(control, "required") == 0 || strcmp(control, "requisite") == 0 ||
	       strcmp(control, "sufficient") == 0;
}

static void check_auth_position(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	const struct pam_line *line = stack_check_line(check, check->ours);

	if (!stack_check_ran(check, check->ours))
		findings_add_for_service(
			findings, &auth_skipped, check->service,
			"%s is never reached: when %s has accepted the password, "
			"the stack jumps over it or ends before it.",
			line->where, check->scenario.accepts);
	else if (stack_check_ran_before(check, check->ours, check->password))
		findings_add_for_service(
			findings, &auth_too_early, check->service,
			"%s runs before %s has accepted the password, so it "
			"judges nothing.",
			line->where, check->scenario.accepts);
	else {
		check_directories(check);
		check_wrong_password(check);
	}
}

void stack_check_auth(struct stack_check *check)
{
	bool open = stack_check_wrong_password(check);

	if (check->ours == STACK_CHECK_NONE) {
		stack_check_report_no_success(check);
		if (check->must_succeed && check->password != STACK_CHECK_NONE)
			report_missing(
				check, must_have(check) ? &auth_missing : &auth_unused,
				"auth", "passwords in use are not judged at login");
		return;
	}
	const struct pam_line *line = stack_check_line(check, check->ours);
	if (stack_check_ignore_fails(check, check->ours) ||
	    stack_check_report_no_success(check))
		return;
	if (check->password != STACK_CHECK_NONE && !open)
		check_auth_position(check);
	if (is_control_of_judges(line->control))
		findings_add_for_service(
			check->doctor->findings, &auth_control, check->service,
			"%s is \"%s\", but pam_pwpolicy lets nobody in and keeps "
			"nobody out in auth; if the module's file went missing, "
			"so could the logins.",
			line->where, line->control);
}

/* What the program gets when a new password is demanded. */
static bool demand_is_passed_on(const struct stack_check *check)
{
	struct pam_scenario scenario = check->scenario;
	struct pam_outcome outcome;

	scenario.ours = PAM_CODE_NEW_AUTHTOK_REQD;
	pam_dispatch(check->stack, pam_scenario_result, &scenario, &outcome);
	return outcome.status == PAM_CODE_NEW_AUTHTOK_REQD;
}

static void check_account_position(const struct stack_check *check)
{
	struct findings *findings = check->doctor->findings;
	const char *where = stack_check_line(check, check->ours)->where;

	if (!stack_check_ran(check, check->ours))
		findings_add_for_service(
			findings, &account_skipped, check->service,
			"%s is never reached: a line above it jumps over it or "
			"ends the stack.",
			where);
	else if (stack_check_ran_before(check, check->ours, check->password))
		findings_add_for_service(findings, &account_too_early, check->service,
					 "%s runs before %s has checked the account.",
					 where, check->scenario.accepts);
	else if (!demand_is_passed_on(check))
		findings_add_for_service(
			findings, &account_demand_lost, check->service,
			"When %s demands a new password, the stack does not pass "
			"that on (control \"%s\").",
			where, stack_check_line(check, check->ours)->control);
}

static void check_account_control(const struct stack_check *check)
{
	const struct pam_line *line = stack_check_line(check, check->ours);

	if (is_control_of_judges(line->control))
		findings_add_for_service(
			check->doctor->findings, &account_control, check->service,
			"%s is \"%s\": if the module's file went missing, nobody "
			"could log in.",
			line->where, line->control);
}

void stack_check_account(struct stack_check *check)
{
	if (check->ours == STACK_CHECK_NONE) {
		stack_check_report_no_success(check);
		if (check->must_succeed && check->password != STACK_CHECK_NONE)
			report_missing(
				check,
				must_have(check) ? &account_missing : &account_unused,
				"account", "what was judged at login has no effect");
		return;
	}
	if (stack_check_ignore_fails(check, check->ours) ||
	    stack_check_report_no_success(check))
		return;
	check_account_position(check);
	check_account_control(check);
}
