/* SPDX-License-Identifier: MIT */
/*
 * The auth and account lines of pam_pwpolicy. The auth line must run after the module
 * that accepted the password, on every way that such a login takes, because only then is
 * there a password that is known to be right. The account line must run after pam_unix
 * and its demand for a new password must come out of the stack.
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
						  VIEW_DEBIAN PLACE_AUTH };
static const struct finding_kind auth_unused = { "auth_unused", FINDING_NOTE,
						 VIEW_DEBIAN PLACE_AUTH };
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
static const struct finding_kind auth_mistyped = { "auth_mistyped", FINDING_WARNING,
						   PLACE_AUTH };
static const struct finding_kind auth_control = {
	"auth_control",
	FINDING_WARNING,
	"Write the line as 'auth optional pam_pwpolicy.so'.",
};
static const struct finding_kind account_missing = { "account_missing", FINDING_ERROR,
						     VIEW_DEBIAN PLACE_ACCOUNT };
static const struct finding_kind account_unused = { "account_unused", FINDING_NOTE,
						    VIEW_DEBIAN PLACE_ACCOUNT };
static const struct finding_kind account_too_early = { "account_too_early", FINDING_ERROR,
						       PLACE_ACCOUNT };
static const struct finding_kind account_skipped = { "account_skipped", FINDING_ERROR,
						     PLACE_ACCOUNT };
static const struct finding_kind account_control = {
	"account_control",
	FINDING_WARNING,
	"Write the line as 'account optional pam_pwpolicy.so'.",
};
static const struct finding_kind account_deaf = {
	"account_deaf",
	FINDING_ERROR,
	"Write the line as 'account optional pam_pwpolicy.so', below 'account required "
	"pam_permit.so'.",
};

/* Whether a missing line leaves a gap; while logins are only observed it is noted. */
static bool must_have(const struct view *view)
{
	return view->doctor->policy && !doctor_all(view->doctor, "login_mode", "observe");
}

static void say_missing(const struct view *view, const struct finding_kind *kind,
			const char *type, const char *effect)
{
	findings_add_for(view->doctor->findings, kind, view->service,
			 "pam_pwpolicy has no %s line, so %s.", type, effect);
}

/* Every other module that knows passwords lets its people in too. */
static void check_directories(const struct view *view)
{
	for (size_t i = 0; i < view->stack->n_lines; i++) {
		const char *module = view_line(view, i)->module;
		struct pam_case tried = view->tried;
		struct pam_walk walk;

		if (!pam_case_has_password(module) || strcmp(module, tried.accepts) == 0)
			continue;
		tried.accepts = module;
		pam_walk(view->stack, pam_case_answer, &tried, &walk);
		if (walk.order[i] && !walk.order[view->ours])
			findings_add_for(
				view->doctor->findings, &auth_skipped_directory,
				view->service,
				"%s is never reached when %s has accepted the "
				"password: those people are not judged at login.",
				view_line(view, view->ours)->where, module);
	}
}

static void check_mistyped(const struct view *view)
{
	struct pam_case tried = view->tried;
	struct pam_walk walk;

	tried.mistyped = true;
	pam_walk(view->stack, pam_case_answer, &tried, &walk);
	if (view_ran(view, view->password) && walk.order[view->ours])
		findings_add_for(view->doctor->findings, &auth_mistyped, view->service,
				 "%s is reached after a wrong password too: guesses and "
				 "typing mistakes are judged, which only costs time.",
				 view_line(view, view->ours)->where);
}

static bool is_word_of_judges(const char *control)
{
	return strcmp(control, "required") == 0 || strcmp(control, "requisite") == 0 ||
	       strcmp(control, "sufficient") == 0;
}

static void check_auth_place(const struct view *view)
{
	struct findings *findings = view->doctor->findings;
	const struct pam_line *line = view_line(view, view->ours);

	if (!view_ran(view, view->ours))
		findings_add_for(
			findings, &auth_skipped, view->service,
			"%s is never reached: when %s has accepted the password, "
			"the stack jumps over it or ends before it.",
			line->where, view->tried.accepts);
	else if (view_ran_before(view, view->ours, view->password))
		findings_add_for(findings, &auth_too_early, view->service,
				 "%s runs before %s has accepted the password, so it "
				 "judges nothing.",
				 line->where, view->tried.accepts);
	else {
		check_directories(view);
		check_mistyped(view);
	}
}

void doctor_view_auth(struct view *view)
{
	if (view->ours == VIEW_NONE) {
		say_missing(view, must_have(view) ? &auth_missing : &auth_unused, "auth",
			    "passwords in use are not judged at login");
		return;
	}
	const struct pam_line *line = view_line(view, view->ours);
	view_check_decided(view);
	if (view_is_harmful(view, view->ours))
		return;
	check_auth_place(view);
	if (is_word_of_judges(line->control))
		findings_add_for(
			view->doctor->findings, &auth_control, view->service,
			"%s is \"%s\", but pam_pwpolicy lets nobody in and keeps "
			"nobody out in auth; if the module's file went missing, "
			"so could the logins.",
			line->where, line->control);
}

/* What the program gets when a new password is demanded. */
static bool demand_comes_out(const struct view *view)
{
	struct pam_case tried = view->tried;
	struct pam_walk walk;

	tried.ours = PAM_CODE_NEW_AUTHTOK_REQD;
	pam_walk(view->stack, pam_case_answer, &tried, &walk);
	return walk.status == PAM_CODE_NEW_AUTHTOK_REQD;
}

static void check_account_place(const struct view *view)
{
	struct findings *findings = view->doctor->findings;
	const char *where = view_line(view, view->ours)->where;

	if (!view_ran(view, view->ours))
		findings_add_for(findings, &account_skipped, view->service,
				 "%s is never reached: a line above it jumps over it or "
				 "ends the stack.",
				 where);
	else if (view_ran_before(view, view->ours, view->password))
		findings_add_for(findings, &account_too_early, view->service,
				 "%s runs before %s has looked at the account.", where,
				 view->tried.accepts);
	else if (!demand_comes_out(view))
		findings_add_for(
			findings, &account_deaf, view->service,
			"When %s demands a new password, the stack does not pass "
			"that on (control \"%s\").",
			where, view_line(view, view->ours)->control);
}

static void check_account_control(const struct view *view)
{
	const struct pam_line *line = view_line(view, view->ours);

	if (is_word_of_judges(line->control))
		findings_add_for(
			view->doctor->findings, &account_control, view->service,
			"%s is \"%s\": if the module's file went missing, nobody "
			"could log in.",
			line->where, line->control);
}

void doctor_view_account(struct view *view)
{
	if (view->ours == VIEW_NONE) {
		say_missing(view, must_have(view) ? &account_missing : &account_unused,
			    "account", "what was judged at login has no effect");
		return;
	}
	view_check_decided(view);
	if (view_is_harmful(view, view->ours))
		return;
	check_account_place(view);
	check_account_control(view);
}
