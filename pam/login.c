/* SPDX-License-Identifier: MIT */
/*
 * The account phase of a login.
 *
 *   no verdict of this transaction     nothing: cron, keys, cached sudo, root's su; a demand
 *                                      where the caller has limited the program to have none
 *   the password keeps the rules       remember that, once a day; warn if it gets old
 *   it breaks them                     collect the facts, continue its grace, decide,
 *                                      remember, audit, inform the person
 *
 * What is decided is remembered before anything is said: a demand that cannot be remembered is
 * none, or grace would never have begun. The fresh look at
 * policy and groups costs only those whose password is bad.
 */
#include "login.h"

#include "conversation.h"
#include "demand.h"
#include "kept_account.h"
#include "login_facts.h"
#include "preflight.h"
#include "resource_limits.h"
#include "store/record/grace.h"
#include "store/record/state.h"
#include "store/system/calendar.h"
#include "store/system/host.h"
#include "audit.h"
#include "verdict.h"

#include <limits.h>
#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

/* After so many accepted passwords of a day that nothing has stored its other logins pass. */
#define UNSTORED_MAX 2

/* One login, as far as it has come. */
struct login {
	const struct places *places;
	const struct verdict *verdict;
	struct conversation conversation;
	struct subject subject;
	struct identity kept; /* by which things are kept about the subject */
	bool kept_is_assumed; /* it could not be found out */
	struct effective_policy effective;
	struct shadow shadow;
	struct login_facts facts;
	int64_t now;
	struct state state;
	enum outcome outcome;
	const char *fault; /* why a demand is not made, if the machine is to blame */
};

/* ---- what is remembered */

static void audit(const struct login *login)
{
	audit_add(&login->conversation, (struct audit_record){
						.event = "login",
						.uid = login->subject.account.uid,
						.profile = login->state.profile,
						.outcome = decision_name(login->outcome),
						.reasons = login->state.reasons,
						.rules = login->state.rules,
					});
}

/* What this login tells of the password. */
static struct state found_state(const struct login *login)
{
	struct state state = {
		.compliant = login->verdict->reasons == 0,
		.judged = login->now,
		.reasons = login->verdict->reasons,
		.last_change = login->shadow.last_change,
	};
	memcpy(state.profile, login->verdict->profile, sizeof(state.profile));
	memcpy(state.rules, login->verdict->rules, sizeof(state.rules));
	return state;
}

typedef void make_fn(struct login *login, const struct state *former);

struct remembering {
	struct login *login;
	make_fn *make;
};

/* state_edit_fn; data: struct remembering */
static int make_state(const struct state *former, struct state *ret_next, void *data)
{
	const struct remembering *remembering = data;

	remembering->make(remembering->login, former);
	*ret_next = remembering->login->state;
	return 0;
}

/* Lets `make` set login->state out of the former one (NULL: none) and saves it; again, when
 * another login was faster. A corrupt one must not keep anybody from logging in. */
static int remember(struct login *login, make_fn *make)
{
	struct remembering remembering = { login, make };
	bool quarantined = false;
	const struct account kept = identity_account(&login->kept);
	int error = state_update(login->places, &kept, make_state, &remembering,
				 &quarantined);
	if (quarantined)
		conversation_fault(&login->conversation, "the state of a password",
				   PWP_ERR_CORRUPT);
	return error;
}

/* ---- a password that keeps the rules */

static bool is_known(const struct login *login, const struct state *former)
{
	return former->compliant &&
	       former->judged / CALENDAR_DAY == login->now / CALENDAR_DAY &&
	       strcmp(former->rules, login->verdict->rules) == 0 &&
	       strcmp(former->profile, login->verdict->profile) == 0;
}

static void comply(struct login *login, const struct state *former)
{
	const struct state found = found_state(login);
	login->state = grace_continue(former, &found);
}

/* Looked at first: on most days there is nothing to write. */
static void remember_compliance(struct login *login)
{
	struct state former;
	const struct account kept = identity_account(&login->kept);
	if (!state_load(login->places, &kept, &former) && is_known(login, &former))
		return;
	int error = remember(login, comply);
	if (error)
		conversation_fault(&login->conversation, "the state of a password",
				   error);
	login->state = found_state(login);
	login->outcome = OUTCOME_COMPLIANT;
	audit(login);
}

static int load_rules(struct login *login, int argc, const char **argv)
{
	int error = subject_find_groups(&login->subject);
	if (error) {
		conversation_fault(&login->conversation, "the groups", error);
		return error;
	}
	return effective_policy_load_line(&login->conversation, argc, argv,
					  &login->subject, &login->effective);
}

/* ---- the decision */

/* Under force_backend = shadow it is shadow that demands (chage -d 0); no fault. */
static struct obstacle find_obstacle(const struct login *login)
{
	if (login->facts.shadow_backend)
		return (struct obstacle){ true, NULL };
	if (login->facts.stuck)
		return (struct obstacle){
			true, "what was accepted was not stored; see pwpolicy "
			      "doctor"
		};
	if (login->kept_is_assumed && login->effective.history > 0 &&
	    !resource_limits_by_user())
		return (struct obstacle){ true,
					  "the names of an account cannot be read" };
	const struct account kept = identity_account(&login->kept);
	return preflight_find(login->places, &login->subject.account, &kept,
			      &login->effective, &login->shadow);
}

static void decide(struct login *login)
{
	login->facts.grace_over =
		grace_is_over(&login->state, login->effective.grace,
			      login->effective.grace_logins, login->now);
	login->facts.stuck = login->state.unstored >= UNSTORED_MAX;
	login->outcome = decision_make(&login->facts);
	if (login->outcome != OUTCOME_DEMANDED && login->outcome != OUTCOME_CANNOT_FORCE)
		return;
	struct obstacle obstacle = find_obstacle(login);
	login->outcome = obstacle.exists ? OUTCOME_CANNOT_FORCE : OUTCOME_DEMANDED;
	login->fault = obstacle.fault;
}

/* Warnings count where a demand may follow: what sftp swallows, su will say. */
static void count(struct login *login)
{
	bool warns = login->outcome == OUTCOME_EXEMPT ||
		     login->outcome == OUTCOME_WARNED ||
		     login->outcome == OUTCOME_UNSEEN ||
		     login->outcome == OUTCOME_CANNOT_FORCE;
	if (warns && !login->conversation.silent && login->facts.service_forces)
		grace_warn(&login->state);
	if (login->outcome == OUTCOME_DEMANDED && login->state.demanded < UINT32_MAX)
		login->state.demanded++;
}

static void continue_grace(struct login *login, const struct state *former)
{
	const struct state found = found_state(login);
	login->state = grace_continue(former, &found);
	decide(login);
	count(login);
}

/* A demand that cannot be remembered is none: grace would never have begun. But who has
 * limited the program so that it cannot remember is not spared. */
static void decide_and_remember(struct login *login)
{
	int error = remember(login, continue_grace);
	if (!error)
		return;
	conversation_fault(&login->conversation, "the state of a password", error);
	login->state = found_state(login);
	bool by_user = resource_limits_by_user();
	login->facts.grace_over |= by_user;
	login->outcome = decision_make(&login->facts);
	if (login->outcome != OUTCOME_DEMANDED)
		return;
	/* a person's own obstacle, such as a minimum age, has no fault */
	struct obstacle obstacle = find_obstacle(login);
	if (!by_user || (obstacle.exists && !obstacle.fault))
		login->outcome = OUTCOME_CANNOT_FORCE;
}

/* ---- what is said */

/* A demand is explained where the change begins (prelim_check.c), which may be elsewhere. */
static void inform_person(const struct login *login)
{
	const struct conversation *conversation = &login->conversation;
	enum pwp_level level = login->effective.level;
	bool old = login->verdict->reasons == REASON_SET_OF(PWP_REASON_TOO_OLD);
	/* a state that was not remembered has no first day: then no days are named */
	unsigned days = login->state.remembered == 0
				? 0
				: grace_days_left(&login->state, login->effective.grace,
						  login->now);
	bool warns = login->outcome == OUTCOME_WARNED || login->outcome == OUTCOME_UNSEEN;
	bool counts_down = warns && days > 0 &&
			   login->facts.mode == PWP_LOGIN_MODE_ENFORCE &&
			   login->facts.local && login->facts.service_forces;
	if (login->outcome == OUTCOME_OBSERVED || login->outcome == OUTCOME_DEMANDED)
		return;
	if (counts_down)
		conversation_days(conversation,
				  old ? SENTENCE_LOGIN_OLD_DAYS
				      : SENTENCE_LOGIN_WEAK_DAYS,
				  level, days);
	else
		conversation_inform(conversation,
				    conversation_sentence(old ? SENTENCE_LOGIN_OLD
							      : SENTENCE_LOGIN_WEAK,
							  level));
}

/* ---- the two outcomes of auth */

static int handle_compliant(struct login *login, int argc, const char **argv)
{
	remember_compliance(login);
	if (login->verdict->days_left != UINT_MAX && !load_rules(login, argc, argv))
		conversation_days(&login->conversation, SENTENCE_LOGIN_OLD_SOON,
				  login->effective.level, login->verdict->days_left);
	return PAM_IGNORE;
}

/* A demand that cannot be kept with the handle is one all the same. */
static int demand(const struct login *login)
{
	const struct account kept = identity_account(&login->kept);
	(void)demand_make(login->conversation.pamh, &kept);
	return PAM_NEW_AUTHTOK_REQD;
}

/* Nothing can be decided. That spares nobody who has limited the program so. */
static int give_up(void)
{
	return resource_limits_by_user() ? PAM_NEW_AUTHTOK_REQD : PAM_IGNORE;
}

static int handle_violation(struct login *login, int argc, const char **argv)
{
	if (load_rules(login, argc, argv))
		return give_up();
	int error = login_facts_find(&login->conversation, &login->subject,
				     &login->effective, &login->facts, &login->shadow);
	if (error) {
		conversation_fault(&login->conversation, "the policy's lists", error);
		return give_up();
	}
	login->facts.groups_known &= login->verdict->groups_known;
	login->facts.local &= !login->verdict->elsewhere;
	decide_and_remember(login);
	audit(login);
	/* The log is read by many: it gets faults of the machine, not whose password it is. */
	if (login->fault)
		pam_syslog(login->conversation.pamh, LOG_ALERT,
			   "passwords cannot be changed: %s", login->fault);
	inform_person(login);
	return login->outcome == OUTCOME_DEMANDED ? demand(login) : PAM_IGNORE;
}

static int find_account(struct login *login)
{
	int error = subject_find_account(login->verdict->user, &login->subject);
	if (error)
		return error;
	if (login->subject.found && login->subject.account.uid == login->verdict->uid)
		return kept_account_confirm_or_assume(
			&login->conversation, &login->subject.account, &login->kept,
			&login->kept_is_assumed);
	pam_syslog(login->conversation.pamh, LOG_WARNING,
		   "the user's id changed since the password was typed");
	return PWP_ERR_UNKNOWN;
}

int login_run(pam_handle_t *pamh, unsigned flags, int argc, const char **argv)
{
	struct login login = {
		.places = places_system(),
		.verdict = verdict_get(pamh),
		.subject = SUBJECT_INIT,
		.shadow = { .last_change = -1 },
		.now = host_now(),
	};
	if (geteuid() != 0 || places_disabled(login.places))
		return PAM_IGNORE;
	if (!login.verdict)
		return verdict_is_starved(pamh) ? PAM_NEW_AUTHTOK_REQD : PAM_IGNORE;
	login.conversation = conversation_init(pamh, flags);
	if (login.now < 0) {
		conversation_fault(&login.conversation, "the clock", PWP_ERR_VALUE);
		return PAM_IGNORE;
	}
	int code = PAM_IGNORE;
	int error = find_account(&login);
	if (error && error != PWP_ERR_UNKNOWN) {
		conversation_fault(&login.conversation, "the account", error);
		code = login.verdict->reasons ? give_up() : PAM_IGNORE;
	}
	if (!error)
		code = login.verdict->reasons ? handle_violation(&login, argc, argv)
					      : handle_compliant(&login, argc, argv);
	effective_policy_done(&login.effective);
	subject_done(&login.subject);
	return code;
}
