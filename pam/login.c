/* SPDX-License-Identifier: MIT */
/*
 * The account phase of a login.
 *
 *   no verdict of this transaction     nothing: cron, keys, cached sudo, root's su
 *   the password keeps the rules       remember that, once a day; warn if it gets old
 *   it breaks them                     collect the facts, go on with its grace, decide,
 *                                      remember, audit, speak
 *
 * What is decided is remembered before anything is said, under the user's lock: a demand
 * that cannot be remembered is none, or grace would never have begun. The fresh look at
 * policy and groups costs only those whose password is bad.
 */
#include "login.h"

#include "conversation.h"
#include "facts.h"
#include "person.h"
#include "preflight.h"
#include "store/audit.h"
#include "store/grace.h"
#include "store/sealed.h"
#include "verdict.h"

#include <limits.h>
#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#define SECONDS_A_DAY 86400

/* After so many demands in a row that came to nothing the next login passes. */
#define DEMANDS_MAX 2

/* One login, as far as it has come. */
struct login {
	const struct places *places;
	const struct verdict *verdict;
	struct conversation conversation;
	struct account account;
	struct setting setting;
	struct shadow shadow;
	struct login_facts facts;
	int64_t now;
	struct state state;
	enum outcome outcome;
	const char *obstacle; /* why it is OUTCOME_CANNOT_FORCE; static text */
};

static void alert(const struct login *login, int error)
{
	conversation_alert(&login->conversation, error, NULL);
}

/* ---- what is remembered */

/* The former state, under the user's lock; NULL: none. A damaged one is put aside: it must
 * not bar the way. */
static const struct state *former_state(const struct login *login, struct state *room)
{
	int error = state_load(login->places, &login->account, room);
	if (!error)
		return room;
	if (error == PWP_ERR_UNKNOWN)
		return NULL;
	alert(login, error);
	if (error != PWP_ERR_DAMAGED)
		return NULL;
	error = sealed_put_aside(login->places, STATE_KIND, login->account.uid);
	if (error)
		alert(login, error);
	return NULL;
}

static void audit(const struct login *login)
{
	const struct audit_record record = {
		.time = login->now,
		.event = "login",
		.uid = login->account.uid,
		.profile = login->state.profile,
		.service = facts_item(login->conversation.pamh, PAM_SERVICE),
		.outcome = decision_name(login->outcome),
		.reasons = login->state.reasons,
		.rules = login->state.rules,
	};
	int error = audit_append(login->places, &record);
	if (error)
		alert(login, error);
}

/* ---- a password that keeps the rules */

static bool is_known(const struct login *login, const struct state *former)
{
	return former->compliant &&
	       former->judged / SECONDS_A_DAY == login->now / SECONDS_A_DAY &&
	       strcmp(former->rules, login->verdict->rules) == 0 &&
	       strcmp(former->profile, login->verdict->profile) == 0;
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
	memcpy(state.profile, login->verdict->profile, sizeof state.profile);
	memcpy(state.rules, login->verdict->rules, sizeof state.rules);
	return state;
}

/* Looked at without the lock first: on most days there is nothing to write. */
static void remember_compliance(struct login *login)
{
	struct state former;
	int lock = -1;
	if (!state_load(login->places, &login->account, &former) &&
	    is_known(login, &former))
		return;
	login->state = found_state(login);
	int error = sealed_lock(login->places, login->account.uid, &lock);
	if (!error) {
		error = state_save(login->places, &login->account, &login->state);
		sealed_unlock(lock);
	}
	if (error)
		alert(login, error);
	login->outcome = OUTCOME_COMPLIANT;
	audit(login);
}

static int load_rules(struct login *login, int argc, const char **argv)
{
	return setting_load_line(&login->conversation, argc, argv, &login->account,
				 &login->setting);
}

static void warn_of_age(const struct login *login)
{
	const struct setting *setting = &login->setting;
	if (setting->login_mode != LOGIN_OBSERVE &&
	    login->verdict->days_left <= setting->max_age_warning)
		conversation_days(&login->conversation, SENTENCE_LOGIN_OLD_SOON,
				  setting_level(setting), login->verdict->days_left);
}

/* ---- the decision */

static const char *why_not(const struct login *login)
{
	if (login->facts.shadow_backend)
		return "force_backend is shadow: only shadow can demand it (chage -d 0)";
	if (login->facts.stuck)
		return "former demands came to nothing; see pwpolicy doctor";
	return preflight_obstacle(login->places, &login->account, &login->setting,
				  &login->shadow);
}

static void decide(struct login *login)
{
	login->facts.grace_over = grace_is_over(&login->state, login->setting.grace,
						login->setting.grace_logins, login->now);
	login->facts.stuck = login->state.demanded >= DEMANDS_MAX;
	login->outcome = decision_make(&login->facts);
	if (login->outcome != OUTCOME_DEMANDED && login->outcome != OUTCOME_CANNOT_FORCE)
		return;
	login->obstacle = why_not(login);
	login->outcome = login->obstacle ? OUTCOME_CANNOT_FORCE : OUTCOME_DEMANDED;
}

static void count(struct login *login)
{
	struct state *state = &login->state;
	bool warns = login->outcome != OUTCOME_OBSERVED &&
		     login->outcome != OUTCOME_DEMANDED && !login->conversation.silent;
	if (warns && state->warned < UINT32_MAX)
		state->warned++;
	if (login->outcome == OUTCOME_DEMANDED)
		state->demanded++;
	else if (login->facts.stuck)
		state->demanded = 0;
}

/* Decides under the lock, and takes a demand back that could not be remembered. */
static void decide_and_remember(struct login *login)
{
	struct state room;
	int lock = -1;
	int error = sealed_lock(login->places, login->account.uid, &lock);
	const struct state found = found_state(login);
	login->state = grace_go_on(error ? NULL : former_state(login, &room), &found);
	decide(login);
	count(login);
	if (!error)
		error = state_save(login->places, &login->account, &login->state);
	sealed_unlock(lock);
	if (!error)
		return;
	alert(login, error);
	if (login->outcome == OUTCOME_DEMANDED) {
		login->outcome = OUTCOME_CANNOT_FORCE;
		login->obstacle = "the demand could not be remembered";
	}
}

/* ---- what is said */

/* A demand is explained where the change begins (prepare.c), which may be elsewhere. */
static void speak(const struct login *login)
{
	const struct conversation *conversation = &login->conversation;
	enum pwp_level level = setting_level(&login->setting);
	bool old = login->verdict->reasons == PERSON_TOO_OLD;
	unsigned days = grace_days_left(&login->state, login->setting.grace, login->now);
	bool counts_down = login->outcome == OUTCOME_WARNED && days > 0 &&
			   login->facts.mode == LOGIN_ENFORCE && login->facts.local;
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

/* The log is read by many: it hears that something is in the way, not whose password. */
static void raise_alert(const struct login *login)
{
	if (login->outcome == OUTCOME_CANNOT_FORCE)
		pam_syslog(login->conversation.pamh, LOG_ALERT,
			   "a change of password is due but is not demanded: %s",
			   login->obstacle);
}

/* ---- the two ways */

static int pass(struct login *login, int argc, const char **argv)
{
	remember_compliance(login);
	if (login->verdict->days_left != UINT_MAX && !load_rules(login, argc, argv))
		warn_of_age(login);
	return PAM_IGNORE;
}

static int face(struct login *login, int argc, const char **argv)
{
	int error = account_groups(&login->account);
	const bool groups_known = !error;
	if (error == PWP_ERR_NOMEM || load_rules(login, argc, argv))
		return PAM_IGNORE;
	error = facts_find(&login->conversation, login->places, &login->account,
			   &login->setting, &login->facts, &login->shadow);
	login->facts.groups_known = groups_known && login->verdict->groups_known;
	if (error) {
		alert(login, error);
		return PAM_IGNORE;
	}
	decide_and_remember(login);
	audit(login);
	raise_alert(login);
	speak(login);
	return login->outcome == OUTCOME_DEMANDED ? PAM_NEW_AUTHTOK_REQD : PAM_IGNORE;
}

static int find_account(struct login *login)
{
	int error = account_find(login->verdict->user, &login->account);
	if (error)
		return error;
	if (login->account.uid == login->verdict->uid)
		return 0;
	pam_syslog(login->conversation.pamh, LOG_WARNING,
		   "the user's id changed since the password was typed");
	return PWP_ERR_UNKNOWN;
}

int login_run(pam_handle_t *pamh, unsigned flags, int argc, const char **argv)
{
	struct login login = {
		.places = places_system(),
		.verdict = verdict_get(pamh),
		.account = ACCOUNT_INIT,
		.shadow = { .last_change = -1 },
		.now = surroundings_now(),
	};
	if (!login.verdict || geteuid() != 0 || login.now < 0 ||
	    places_disabled(login.places))
		return PAM_IGNORE;
	login.conversation = conversation_init(pamh, flags);
	int code = PAM_IGNORE;
	int error = find_account(&login);
	if (error && error != PWP_ERR_UNKNOWN)
		alert(&login, error);
	if (!error)
		code = login.verdict->reasons ? face(&login, argc, argv)
					      : pass(&login, argc, argv);
	setting_done(&login.setting);
	account_done(&login.account);
	return code;
}
