/* SPDX-License-Identifier: MIT */
/*
 * The line `password optional pam_pwpolicy.so record` after pam_unix. Only here it is
 * known that the password was stored: a history that is written before holds passwords
 * that nobody ever had. The former password begins a history that did not exist yet, so
 * that it cannot come back by way of one other.
 */
#include "record.h"

#include "person.h"
#include "store/audit.h"
#include "store/fingerprint.h"
#include "store/history.h"
#include "store/sealed.h"
#include "store/state.h"

#include <security/pam_ext.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static void complain(const struct change *change, const char *what, int error)
{
	pam_syslog(change->conversation.pamh, LOG_ALERT, "%s: %s", what,
		   pwp_strerror(error));
}

static const char *token(const struct change *change, int kind)
{
	const void *text = NULL;
	if (pam_get_item(change->conversation.pamh, kind, &text) != PAM_SUCCESS)
		return NULL;
	return text;
}

static int keep_history(const struct change *change)
{
	bool put_aside = false;
	int error = history_record(places_system(), &change->account,
				   change->setting.history, token(change, PAM_OLDAUTHTOK),
				   token(change, PAM_AUTHTOK), &put_aside);
	if (put_aside)
		pam_syslog(change->conversation.pamh, LOG_ERR,
			   "a damaged password history was put aside");
	if (error)
		complain(change, "the password history was not kept", error);
	return error;
}

/* What is now known of the password; a warned one has its grace from now on. */
static struct state make_state(const struct change *change,
			       const struct approval *approval, const char *rules)
{
	int64_t now = surroundings_now();
	struct state state = {
		.compliant = approval->reasons == 0,
		.judged = now < 0 ? 0 : now,
		.reasons = approval->reasons,
		.last_change = -1,
	};
	if (!state.compliant) {
		state.first_bad = state.judged;
		state.last_change = surroundings_today();
	}
	(void)snprintf(state.profile, sizeof state.profile, "%s",
		       change->setting.profile);
	memcpy(state.rules, rules, sizeof state.rules);
	return state;
}

/* A password that we did not judge in this transaction has no state. */
static void keep_state(const struct change *change, const struct approval *approval,
		       const char *rules)
{
	const struct places *places = places_system();
	struct state state;
	int lock = -1;
	int error = sealed_lock(places, change->account.uid, &lock);
	if (!error && approval) {
		state = make_state(change, approval, rules);
		error = state_save(places, &change->account, &state);
	} else if (!error) {
		error = state_remove(places, change->account.uid);
	}
	sealed_unlock(lock);
	if (error)
		complain(change, "the state of the password was not kept", error);
}

static void audit(const struct change *change, const struct approval *approval,
		  const char *rules, bool kept)
{
	const void *service = NULL;
	(void)pam_get_item(change->conversation.pamh, PAM_SERVICE, &service);
	const struct audit_record record = {
		.time = surroundings_now(),
		.event = "record",
		.uid = change->account.uid,
		.profile = change->setting.profile,
		.service = service,
		.outcome = kept ? "recorded" : "not_recorded",
		.reasons = approval ? approval->reasons : 0,
		.rules = rules,
	};
	int error = audit_append(places_system(), &record);
	if (error)
		complain(change, "the audit trail was not kept", error);
}

void record_run(const struct change *change)
{
	char rules[FINGERPRINT_SIZE];
	if (geteuid() != 0 || !token(change, PAM_AUTHTOK))
		return;
	int error =
		fingerprint_of(change->setting.policy, change->setting.profile, rules);
	if (error) {
		complain(change, "nothing was kept of the change", error);
		return;
	}
	const struct approval *approval =
		change_approval(change->conversation.pamh, change->account.uid);
	bool kept = keep_history(change) == 0;
	keep_state(change, approval, rules);
	audit(change, approval, rules, kept);
}
