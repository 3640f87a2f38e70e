/* SPDX-License-Identifier: MIT */
/*
 * The line `password optional pam_pwpolicy.so record` after pam_unix. Only here is it
 * known that the password was stored. The history could do without this line, for it gets each
 * password before the next one is taken; but one that a tool replaces that asks no PAM is
 * kept here alone.
 */
#include "record.h"

#include "demand.h"
#include "kept_history.h"
#include "store/record/fingerprint.h"
#include "store/record/grace.h"
#include "store/record/state.h"
#include "store/system/host.h"
#include "audit.h"

#include <security/pam_ext.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static bool keep_history(const struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const struct account kept = identity_account(&change->kept);
	bool quarantined = false;
	int error =
		kept_history_add_new(&change->subject.account, &kept, &change->effective,
				     conversation_item(pamh, PAM_AUTHTOK), &quarantined);
	if (quarantined)
		pam_syslog(pamh, LOG_ERR, "a corrupt password history was quarantined");
	if (error)
		conversation_fault(&change->conversation, "the password history", error);
	return !error;
}

/* What is now known of the password; a warned one has its grace from now on. */
static struct state make_state(const struct change *change,
			       const struct approval *approval, const char *rules)
{
	int64_t now = host_now();
	struct state state = {
		.compliant = approval->reasons == 0,
		.judged = now < 0 ? 0 : now,
		.reasons = approval->reasons,
		.last_change = -1,
	};
	if (!state.compliant)
		state.last_change = host_today();
	(void)snprintf(state.profile, sizeof(state.profile), "%s",
		       change->effective.profile);
	memcpy(state.rules, rules, sizeof(state.rules));
	return grace_continue(NULL, &state);
}

/* state_edit_fn; data: struct state */
static int replace_state(const struct state *former, struct state *ret_next, void *data)
{
	(void)former;
	*ret_next = *(const struct state *)data;
	return 0;
}

/* A password that we did not judge in this transaction has no state. */
static bool keep_state(const struct change *change, const struct approval *approval,
		       const char *rules)
{
	const struct places *places = places_system();
	const struct account kept = identity_account(&change->kept);
	bool quarantined = false;
	int error;
	if (approval) {
		struct state state = make_state(change, approval, rules);
		error = state_update(places, &kept, replace_state, &state, &quarantined);
	} else {
		error = state_remove(places, kept.uid);
	}
	if (error)
		conversation_fault(&change->conversation, "the state of a password",
				   error);
	return !error;
}

/* Whoever a login sent to change it hears that it is done; passwd says so itself. */
static void say_done(const struct change *change)
{
	const struct conversation *conversation = &change->conversation;
	const char *service = conversation_item(conversation->pamh, PAM_SERVICE);
	if ((change->flags & PAM_CHANGE_EXPIRED_AUTHTOK) &&
	    conversation->listener != LISTENER_PROGRAM && service &&
	    strcmp(service, "passwd") != 0)
		conversation_inform(
			conversation,
			conversation_sentence(SENTENCE_DONE, change->effective.level));
}

static void keep(const struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	char rules[FINGERPRINT_SIZE];
	int error = fingerprint_of(change->effective.policy, change->effective.profile,
				   rules);
	if (error) {
		conversation_fault(&change->conversation, "the rules", error);
		return;
	}
	const struct approval *approval =
		change_approval(pamh, change->subject.account.uid);
	demand_is_met(pamh);
	bool kept = keep_history(change);
	kept &= keep_state(change, approval, rules);
	audit_add(&change->conversation,
		  (struct audit_record){
			  .event = "record",
			  .uid = change->subject.account.uid,
			  .profile = change->effective.profile,
			  .outcome = kept ? "recorded" : "not_recorded",
			  .reasons = approval ? approval->reasons : 0,
			  .rules = rules,
		  });
}

void record_run(const struct change *change)
{
	if (geteuid() != 0 || !conversation_item(change->conversation.pamh, PAM_AUTHTOK))
		return;
	keep(change);
	say_done(change);
}
