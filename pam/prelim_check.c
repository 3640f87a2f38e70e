/* SPDX-License-Identifier: MIT */
/*
 * Before anybody is asked for anything. A history that cannot be read would refuse every
 * password later, so the change stops here; root goes on, whom the history does not bind.
 * Whoever was sent here by a login hears why: by the verdict of the same transaction, or,
 * where another program runs the change, by what the login left in the state.
 */
#include "prelim_check.h"

#include "demand.h"
#include "judge.h"
#include "store/record/history.h"
#include "store/system/shadow.h"
#include "store/record/state.h"
#include "verdict.h"

#include <security/pam_ext.h>
#include <syslog.h>
#include <unistd.h>

static int check_history(struct change *change)
{
	if (change->effective.history == 0 || change->by_root || geteuid() != 0)
		return PAM_SUCCESS;
	const struct account kept = identity_account(&change->kept);
	int error = history_check(places_system(), &kept);
	if (!error)
		return PAM_SUCCESS;
	return judge_could_not_tell(change, error) == PAM_BUF_ERR ? PAM_BUF_ERR
								  : PAM_TRY_AGAIN;
}

/* Whether the state is about the password that shadow holds, and a change was demanded: by
 * us, or by who set shadow's day to 0. */
static bool was_demanded(const struct change *change, const struct state *state)
{
	struct shadow shadow;
	if (state->compliant ||
	    shadow_find(places_system(), change->subject.account.user, &shadow))
		return false;
	return shadow.last_change == 0 ||
	       (state->demanded > 0 && shadow.last_change == state->last_change);
}

/* The reasons for which the present password was found bad; 0: it was not. */
static reason_set find_reasons(const struct change *change)
{
	const struct verdict *verdict = verdict_get(change->conversation.pamh);
	const struct account kept = identity_account(&change->kept);
	struct state state;
	if (verdict)
		return verdict->reasons;
	if (geteuid() != 0 || change->by_root ||
	    state_load(places_system(), &kept, &state))
		return 0;
	return was_demanded(change, &state) ? state.reasons : 0;
}

static void explain(const struct change *change)
{
	reason_set reasons = find_reasons(change);
	if (!reasons || change->effective.login_mode == PWP_LOGIN_MODE_OBSERVE)
		return;
	conversation_inform(
		&change->conversation,
		conversation_sentence(reasons == REASON_SET_OF(PWP_REASON_TOO_OLD)
					      ? SENTENCE_LOGIN_OLD_NOW
					      : SENTENCE_LOGIN_WEAK_NOW,
				      change->effective.level));
}

/*
 * Is asked here and not by the module after ours where a login has demanded the change: then it
 * is known whether what that module refuses is a wrong answer. It is for that module to
 * refuse it, which may know the password of another place.
 */
static int ask_current(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const struct account *account = &change->subject.account;
	const char *password = NULL;
	bool right = false;
	if (!demand_exists(pamh, account->uid))
		return PAM_SUCCESS;
	if (pam_get_authtok(pamh, PAM_OLDAUTHTOK, &password, NULL) != PAM_SUCCESS ||
	    !password)
		return PAM_TRY_AGAIN;
	int error = shadow_matches(places_system(), account->user, password, &right);
	if (error)
		conversation_fault(&change->conversation, "the shadow file", error);
	demand_pass_on(pamh, error || right);
	return PAM_SUCCESS;
}

int prelim_check_run(struct change *change)
{
	int code = check_history(change);
	if (code != PAM_SUCCESS)
		return code;
	explain(change);
	return ask_current(change);
}
