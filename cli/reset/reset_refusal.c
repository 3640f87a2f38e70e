/* SPDX-License-Identifier: MIT */
/*
 * Who is not reset. A helpdesk may be allowed to run this command, so what it may do is
 * bound here: never root; an administrator only by `--profile admin`, whatever the person's
 * profile is; with --profile nobody of another one. Where it cannot be found out whether
 * somebody is an administrator, only who may reset those may go on: that is said by the
 * arguments, which a rule of sudo can bind, not by the environment, which differs between
 * sudo, doas and a root shell. A password that is locked, an account that has expired and one
 * of the system, which has no password, stay as they are.
 */
#include "cli/reset/reset.h"

#include "cli/account/accounts.h"
#include "cli/account/admin_reasons.h"
#include "cli/account/login_defs.h"
#include "cli/common/output.h"
#include "store/system/host.h"
#include "store/system/shadow.h"

#include <string.h>

enum { SECONDS_A_DAY = 24 * 60 * 60 };

static int report(const char *user, int error)
{
	output_error("%s: %s", user, pwp_strerror(error));
	return EXIT_NO_VERDICT;
}

/* ---- administrators */

static bool is_admin(const char *profile)
{
	return strcmp(profile, ADMIN_PROFILE) == 0;
}

/* Of one who may be an administrator, with --profile admin or without. */
static int judge_admin(const struct reset *reset, const struct admin_reasons *reasons)
{
	const char *user = reset_account(reset)->user;
	const char *profile = reset->context.request.profile;
	bool wanted = reset->only && is_admin(reset->only);

	if (wanted && (reasons->why.count > 0 || reasons->gaps.count > 0))
		return EXIT_ACCEPTED;
	if (wanted) {
		output_error("%s is no administrator and has the profile \"%s\": nothing "
			     "was changed",
			     user, profile);
		return EXIT_REFUSED;
	}
	if (reasons->why.count > 0) {
		output_error("%s is an administrator (%s): nothing was changed; "
			     "--profile " ADMIN_PROFILE " resets administrators",
			     user, reasons->why.items[0]);
		return EXIT_REFUSED;
	}
	if (reasons->gaps.count > 0) {
		output_error(
			"it is not known whether %s is an administrator (%s): nothing "
			"was changed; --profile " ADMIN_PROFILE " resets all the same",
			user, reasons->gaps.items[0]);
		return EXIT_NO_VERDICT;
	}
	return EXIT_ACCEPTED;
}

static int look_at_profile(const struct reset *reset)
{
	const char *user = reset_account(reset)->user;
	const char *profile = reset->context.request.profile;
	struct admin_reasons reasons = { .why = { 0 } };

	if (reset->only && !is_admin(reset->only) && strcmp(reset->only, profile) != 0) {
		output_error("%s has the profile \"%s\", not \"%s\": nothing was changed",
			     user, profile, reset->only);
		return EXIT_REFUSED;
	}
	int error = admin_reasons_find(reset->context.policy, user, &reasons);
	if (error)
		return report(user, error);
	int code = judge_admin(reset, &reasons);
	admin_reasons_done(&reasons);
	return code;
}

/* ---- the shadow file */

/* As pam_unix has it. */
static bool has_expired(const struct shadow *shadow)
{
	return shadow->expire_day >= 0 &&
	       host_now() / SECONDS_A_DAY >= shadow->expire_day;
}

/* Whether useradd would give a person this user id. */
static bool is_persons(int64_t uid)
{
	return uid >= (int64_t)login_defs_number(LOGIN_DEFS_FILE, "UID_MIN", 1000) &&
	       uid <= (int64_t)login_defs_number(LOGIN_DEFS_FILE, "UID_MAX", 60000);
}

/* Reports what in the shadow file is in the way; false: nothing is. Behind the mark of a lock
 * is the hash. */
static bool refuses_shadow(const struct account *account, const struct shadow *shadow)
{
	if (shadow->locked && *shadow->method)
		output_error("the password of %s is locked, and a new one would unlock "
			     "it: nothing was changed; 'passwd -u' unlocks it first",
			     account->user);
	else if (has_expired(shadow))
		output_error(
			"the account %s has expired, so no password lets in: nothing "
			"was changed; 'chage -E -1 %s' lets it in again",
			account->user, account->user);
	else if (!shadow->has_password && !is_persons(account->uid))
		output_error("%s is an account of the system without a password: nothing "
			     "was changed",
			     account->user);
	else
		return false;
	return true;
}

static int look_at_shadow(struct reset *reset)
{
	const struct places *places = places_system();
	const struct account *account = reset_account(reset);
	struct shadow shadow = { .found = false };
	int error = account_is_local(places->passwd, account->user, &reset->local);

	if (!error && reset->local)
		error = shadow_find(places, account->user, &shadow);
	if (error)
		return report(account->user, error);
	if (reset->local && refuses_shadow(account, &shadow))
		return EXIT_REFUSED;
	return EXIT_ACCEPTED;
}

int reset_find(struct reset *reset)
{
	const struct subject *subject = &reset->context.person.subject;

	if (!subject->found) {
		output_error("%s: no such user", reset->context.user);
		return EXIT_NO_VERDICT;
	}
	if (subject->account.uid == 0) {
		output_error("the password of %s (user id 0) is root's, which only "
			     "'passwd' changes: "
			     "nothing was changed",
			     subject->account.user);
		return EXIT_REFUSED;
	}
	int code = look_at_profile(reset);
	return code == EXIT_ACCEPTED ? look_at_shadow(reset) : code;
}
