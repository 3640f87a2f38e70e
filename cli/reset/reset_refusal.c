/* SPDX-License-Identifier: MIT */
/*
 * Who is not reset. A helpdesk may be allowed to run this command, so what it may do is
 * bound here: never root, an administrator only where the administrators' profile is asked
 * for, with --profile nobody of another one. An account that is locked stays so, and one of
 * the system, which has no password, gets none.
 */
#include "cli/reset/reset.h"

#include "cli/account/accounts.h"
#include "cli/common/output.h"
#include "store/system/shadow.h"

#include <string.h>

/* Below it are the accounts of the system, as login.defs(5) has it everywhere. */
static const int64_t first_person = 1000;

static bool is_admin(const char *profile)
{
	return strcmp(profile, ADMIN_PROFILE) == 0;
}

/* Reports why the profile is in the way; false: it is not. */
static bool refuses_profile(const struct reset *reset)
{
	const char *user = reset_account(reset)->user;
	const char *profile = reset->context.request.profile;

	if (reset->only && strcmp(reset->only, profile) != 0)
		output_error("%s has the profile \"%s\", not \"%s\": nothing was changed",
			     user, profile, reset->only);
	else if (!reset->only && is_admin(profile))
		output_error("%s is an administrator: nothing was changed; --profile %s "
			     "resets administrators",
			     user, profile);
	else
		return false;
	return true;
}

/* The same for what the shadow file says: behind the mark of a lock is the hash. */
static bool refuses_shadow(const struct account *account, const struct shadow *shadow)
{
	if (shadow->locked && *shadow->method)
		output_error("the password of %s is locked, and a new one would unlock "
			     "it: nothing was changed; 'passwd -u' unlocks it first",
			     account->user);
	else if (!shadow->has_password && account->uid < first_person)
		output_error("%s is an account of the system without a password: nothing "
			     "was changed",
			     account->user);
	else
		return false;
	return true;
}

static int report(const char *user, int error)
{
	output_error("%s: %s", user, pwp_strerror(error));
	return EXIT_NO_VERDICT;
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
	if (refuses_profile(reset))
		return EXIT_REFUSED;
	return look_at_shadow(reset);
}
