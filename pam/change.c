/* SPDX-License-Identifier: MIT */
/*
 * The update pass of a password change. The password in use goes to the history first: if that
 * fails there is no change, and whoever kills the change later cannot undo it.
 *
 *   a password is there already    judge it, once: the module that asked for it did so
 *                                  by its own rules, which a password that we ask for
 *                                  would never meet, so a refusal ends the change
 *   else   say the rules, then up to `retry` times:
 *          ask - judge - have it retyped
 *          after a refusal say what to do, and offer a person a passphrase
 *
 * The loop is in this module because several programs lose a refusal's text otherwise. It
 * stops when the password just refused comes back. The prompts are libpam's own, because
 * desktop tools wait for them. "Could not tell" is never a verdict: every error refuses
 * the change.
 */
#include "change.h"

#include "base/wipe.h"
#include "demand.h"
#include "judge.h"
#include "kept_history.h"
#include "sitting.h"
#include "store/record/fingerprint.h"
#include "audit.h"

#include <security/pam_ext.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

/* A passphrase is a favour: without one the change goes on, only memory is an error. */
static int offer_passphrase(struct change *change)
{
	struct pwp_request request = judge_request(change);
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	int error =
		pwp_suggest(change->effective.checker, &request, NULL, &suggestion, 1);
	if (!error)
		conversation_offer(&change->conversation, suggestion.phrase);
	wipe(&suggestion, sizeof(suggestion));
	return error == PWP_ERR_NOMEM ? judge_could_not_tell(change, error) : PAM_SUCCESS;
}

/* After a refusal: what to do, and to a person a passphrase. Anywhere else it may end in a
 * log, and a program learns nothing. */
static int help(struct change *change)
{
	const struct conversation *conversation = &change->conversation;
	int code = PAM_SUCCESS;
	if (conversation->listener != LISTENER_PROGRAM)
		conversation_inform(conversation, change->next_step);
	if (conversation->listener == LISTENER_PERSON && !conversation->silent)
		code = offer_passphrase(change);
	return code == PAM_SUCCESS ? PAM_TRY_AGAIN : PAM_BUF_ERR;
}

static void say_rules(const struct change *change)
{
	char line[PWP_MESSAGE_SIZE];
	enum pwp_level level = change->effective.level;
	for (size_t i = 0;
	     !pwp_policy_rule(change->effective.policy, change->effective.profile, i,
			      level, line, sizeof(line));
	     i++) {
		if (i == 0)
			conversation_inform(&change->conversation,
					    conversation_sentence(SENTENCE_RULES, level));
		conversation_inform(&change->conversation, line);
	}
}

/* One question. PAM_TRY_AGAIN: ask once more. Every other code is final. */
static int try_once(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const char *refused = sitting_refused(pamh);
	const char *password = NULL;
	int code = pam_get_authtok_noverify(pamh, &password, NULL);
	if (code != PAM_SUCCESS || !password)
		return code == PAM_BUF_ERR ? PAM_BUF_ERR : PAM_AUTHTOK_ERR;
	bool again = refused && strcmp(refused, password) == 0;
	code = judge_password(change, password);
	if (code == PAM_SUCCESS) {
		code = pam_get_authtok_verify(pamh, &password, NULL);
		return code == PAM_SUCCESS ? judge_other_account(change, password) : code;
	}
	if (code != PAM_TRY_AGAIN)
		return code;
	/* then a program answers, or nothing is learnt */
	return again ? PAM_AUTHTOK_ERR : help(change);
}

static int ask(struct change *change)
{
	const struct conversation *conversation = &change->conversation;
	unsigned tries =
		conversation->listener == LISTENER_PROGRAM ? 1 : change->effective.retry;
	int code = PAM_TRY_AGAIN;
	for (unsigned left = tries; left > 0 && code == PAM_TRY_AGAIN; left--) {
		(void)pam_set_item(conversation->pamh, PAM_AUTHTOK, NULL);
		code = try_once(change);
	}
	if (code == PAM_TRY_AGAIN)
		code = tries > 1 ? PAM_MAXTRIES : PAM_AUTHTOK_ERR;
	return code;
}

/* What may leave the update pass; anything else that libpam gave us is a refusal. */
static int permitted(int code)
{
	switch (code) {
	case PAM_SUCCESS:
	case PAM_MAXTRIES:
	case PAM_BUF_ERR:
	case PAM_SYSTEM_ERR:
		return code;
	default:
		return PAM_AUTHTOK_ERR;
	}
}

/* ---- what the other passes and the auditors learn */

#define APPROVAL_NAME "pwpolicy_approval"

/* Without it the record would not know what was judged. */
static int approve(struct change *change)
{
	struct approval *approval = malloc(sizeof(*approval));
	if (!approval)
		return judge_could_not_tell(change, PWP_ERR_NOMEM);
	*approval = (struct approval){ change->subject.account.uid, change->reasons };
	int code = conversation_take(change->conversation.pamh, APPROVAL_NAME, approval);
	return code == PAM_SUCCESS ? code : judge_could_not_tell(change, PWP_ERR_NOMEM);
}

const struct approval *change_approval(pam_handle_t *pamh, int64_t uid)
{
	const void *data = NULL;
	if (pam_get_data(pamh, APPROVAL_NAME, &data) != PAM_SUCCESS || !data)
		return NULL;
	const struct approval *approval = data;
	return approval->uid == uid ? approval : NULL;
}

#define GUARD_NAME "pwpolicy_guard"

struct guard {
	int64_t uid;
	const char **line;
};

int change_note_guard(const struct change *change, const char **line)
{
	struct guard *guard = malloc(sizeof(*guard));
	if (!guard)
		return PAM_BUF_ERR;
	*guard = (struct guard){ change->subject.account.uid, line };
	return conversation_take(change->conversation.pamh, GUARD_NAME, guard);
}

bool change_is_guarded(const struct change *change, const char **line)
{
	const void *data = NULL;
	if (pam_get_data(change->conversation.pamh, GUARD_NAME, &data) != PAM_SUCCESS ||
	    !data)
		return false;
	const struct guard *guard = data;
	return guard->uid == change->subject.account.uid && guard->line != line;
}

void change_audit(const struct change *change, const char *outcome)
{
	char rules[FINGERPRINT_SIZE];
	if (geteuid() != 0 || !change->effective.policy)
		return;
	bool known = !fingerprint_of(change->effective.policy, change->effective.profile,
				     rules);
	audit_add(&change->conversation,
		  (struct audit_record){
			  .event = "change",
			  .uid = change->subject.account.uid,
			  .profile = change->effective.profile,
			  .outcome = outcome,
			  .reasons = change->could_not_tell ? 0 : change->reasons,
			  .rules = known ? rules : NULL,
		  });
}

/* Nothing was judged where nobody answered: then there is nothing to tell. */
void change_audit_failure(const struct change *change)
{
	if (change->could_not_tell)
		change_audit(change, "could_not_tell");
	else if (change->reasons)
		change_audit(change, "refused");
}

/* The password that another module asked for. */
static int judge_given(struct change *change, const char *given)
{
	const struct conversation *conversation = &change->conversation;
	int code = judge_password(change, given);
	if (code == PAM_SUCCESS)
		return judge_other_account(change, given);
	if (code == PAM_TRY_AGAIN)
		code = help(change);
	if (code == PAM_TRY_AGAIN && conversation->listener != LISTENER_PROGRAM)
		conversation_inform(conversation,
				    conversation_sentence(SENTENCE_START_AGAIN,
							  change->effective.level));
	return code;
}

static int get_password(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const void *given = NULL;
	if (pam_get_item(pamh, PAM_AUTHTOK, &given) != PAM_SUCCESS)
		return PAM_SYSTEM_ERR;
	if (given)
		return judge_given(change, given);
	if (change->arguments.use_authtok) {
		pam_syslog(pamh, LOG_ALERT, "use_authtok, but no module before asked");
		return PAM_AUTHTOK_ERR;
	}
	if (change->conversation.listener != LISTENER_PROGRAM)
		say_rules(change);
	return ask(change);
}

/* Root at work goes on without a history that cannot be kept, for it is the person's. */
static int keep_current(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	bool quarantined = false;
	if (geteuid() != 0)
		return PAM_SUCCESS;
	const struct account kept = identity_account(&change->kept);
	int error = kept_history_add_current(&change->subject.account, &kept,
					     &change->effective,
					     conversation_item(pamh, PAM_OLDAUTHTOK),
					     change->by_root ? &quarantined : NULL);
	if (quarantined)
		pam_syslog(pamh, LOG_ERR, "a corrupt password history was quarantined");
	if (!error)
		return PAM_SUCCESS;
	if (!change->by_root)
		return judge_could_not_tell(change, error);
	conversation_fault(&change->conversation, "the password history", error);
	return PAM_SUCCESS;
}

int change_run(struct change *change)
{
	demand_pass_on(change->conversation.pamh, false);
	int code = keep_current(change);
	if (code == PAM_SUCCESS)
		code = get_password(change);
	if (code == PAM_SUCCESS)
		code = approve(change);
	if (code == PAM_SUCCESS) {
		sitting_end(change->conversation.pamh);
		demand_pass_on(change->conversation.pamh, true);
		return code;
	}
	(void)pam_set_item(change->conversation.pamh, PAM_AUTHTOK, NULL);
	return permitted(code);
}
