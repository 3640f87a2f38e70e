/* SPDX-License-Identifier: MIT */
/*
 * The PAM module's entry points.
 *
 *   auth      after pam_unix    optional   pam_pwpolicy.so
 *   account   after pam_unix    optional   pam_pwpolicy.so
 *   password  before pam_unix   requisite  pam_pwpolicy.so
 *   password  after pam_unix    optional   pam_pwpolicy.so record
 *
 * At login the password is already proven right, so nothing of ours that goes wrong may
 * stop it: auth and account return PAM_IGNORE, account PAM_NEW_AUTHTOK_REQD where a change
 * is demanded. PAM_SUCCESS there would let the module stand for a whole stack.
 *
 * libpam calls pam_sm_chauthtok() twice: to ask whether a change is possible and to do it.
 * At change everything that goes wrong is a refusal, for nothing has happened yet and the
 * person can try again; only real root, who has to fix a broken policy, goes on with the
 * built-in one. PAM_IGNORE there would let a weak password pass; only a line that guards
 * nothing gives it: the record line, and to root one at fault beside another that judges.
 *
 * The module starts no process and no thread, reads no environment variable, and leaves
 * the host program's state as it was.
 */
#include "change.h"
#include "demand.h"
#include "kept_account.h"
#include "kept_words.h"
#include "login.h"
#include "prelim_check.h"
#include "record.h"
#include "verdict.h"

#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <syslog.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* The administrator at work, not a person whose expired password root's login(1) changes.
 */
static bool is_real_root(unsigned flags)
{
	return getuid() == 0 && !(flags & PAM_CHANGE_EXPIRED_AUTHTOK);
}

/* What a fault of ours is called: the first pass may only say "not now". */
static int code_for(int error, const struct change *change)
{
	if (error == PWP_ERR_NOMEM)
		return PAM_BUF_ERR;
	return change->flags & PAM_PRELIM_CHECK ? PAM_TRY_AGAIN : PAM_AUTHTOK_ERR;
}

/* No module after ours may take what was not judged, where our line does not bind. */
static void take_away(const struct change *change)
{
	if (change->flags & PAM_UPDATE_AUTHTOK)
		(void)pam_set_item(change->conversation.pamh, PAM_AUTHTOK, NULL);
}

/* Tells the person, and gives the code of an error. */
static int refuse(const struct change *change, enum sentence sentence,
		  enum pwp_level level, int error)
{
	conversation_complain(&change->conversation,
			      conversation_sentence(sentence, level));
	take_away(change);
	return code_for(error, change);
}

static int fail(const struct change *change, int error)
{
	conversation_fault(&change->conversation, "the account and its groups", error);
	return refuse(change, SENTENCE_CANNOT_JUDGE, change->effective.level, error);
}

/*
 * Without the groups nobody can tell whose rules hold: an administrator known by a group
 * would meet those of staff. Root alone goes on, who may be repairing the directory.
 */
static int find_person(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	int error = subject_find(conversation_item(pamh, PAM_USER), &change->subject);
	if (error)
		return fail(change, error);
	if (!change->subject.found) {
		take_away(change);
		return PAM_USER_UNKNOWN;
	}
	error = change->subject.groups_error;
	if (error && !change->by_root)
		return fail(change, error);
	if (error)
		pam_syslog(pamh, LOG_WARNING,
			   "groups are not known; the profile is chosen by name and uid");
	return PAM_SUCCESS;
}

/* Nobody but the log is told by a line that another line of ours makes needless: one after
 * pam_unix, perhaps, with `record` mistyped. Where the stack needs it, its code still stops
 * the change before anything is stored. */
static int stand_aside(const struct change *change, int error)
{
	return change->by_root ? PAM_IGNORE : code_for(error, change);
}

/* A broken policy, or a word of the line that means nothing: root goes on with the built-in
 * policy. */
static int do_without_policy(struct change *change, int error, const char **line,
			     const struct pwp_parse_error *parse_error)
{
	bool first_pass = change->flags & PAM_PRELIM_CHECK;
	if (first_pass || error == PWP_ERR_NOMEM || !change->by_root)
		conversation_alert(&change->conversation, error, parse_error);
	if (change_is_guarded(change, line))
		return stand_aside(change, error);
	if (error == PWP_ERR_NOMEM || !change->by_root)
		return refuse(change, SENTENCE_POLICY_BROKEN, PWP_LEVEL_STANDARD, error);
	if (first_pass)
		conversation_inform(&change->conversation,
				    conversation_sentence(SENTENCE_POLICY_REPLACED,
							  PWP_LEVEL_STANDARD));
	error = effective_policy_load(NULL, &change->subject, &change->effective, NULL);
	return error ? fail(change, error) : PAM_SUCCESS;
}

static int load_rules(struct change *change, int argc, const char **argv)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	int error = module_arguments_read((size_t)argc, argv, &change->arguments,
					  &parse_error);
	if (!error)
		error = effective_policy_load(&change->arguments, &change->subject,
					      &change->effective, &parse_error);
	int code = PAM_SUCCESS;
	if (error)
		code = do_without_policy(change, error, argv, &parse_error);
	if (code == PAM_SUCCESS)
		change->lenient =
			change->effective.change_mode == PWP_CHANGE_MODE_WARN ||
			(change->by_root && !change->effective.enforce_for_root);
	return code;
}

/* Without it a leaver's history might bind, or the person's own might not. Where there is none,
 * and for root, the change goes on. */
static int find_kept(struct change *change)
{
	const struct account *account = &change->subject.account;
	bool assumed = false;
	bool must_know = change->effective.history > 0 && !change->by_root;
	int error =
		must_know ? kept_account_confirm(&change->conversation, account,
						 &change->kept)
			  : kept_account_confirm_or_assume(&change->conversation, account,
							   &change->kept, &assumed);
	return error ? fail(change, error) : PAM_SUCCESS;
}

/* Where words cannot be read, an administrator waits until that is fixed; everybody else,
 * and root at work, goes on by the other rules. */
static int load_words(struct change *change)
{
	const struct account kept = identity_account(&change->kept);
	int error = kept_words_load(&kept, &change->words);
	bool must_wait = kept_words_are_required(&change->effective);
	if (!error)
		return PAM_SUCCESS;
	if (error == PWP_ERR_NOMEM || (must_wait && !change->by_root))
		return fail(change, error);
	conversation_fault(&change->conversation, "the kept words", error);
	if (change->flags & PAM_UPDATE_AUTHTOK)
		change_audit(change, "without_words");
	return PAM_SUCCESS;
}

/* The password is stored: a fault is told to the log alone, and nothing is kept. */
static void record(struct change *change, int argc, const char **argv)
{
	bool assumed = false;
	const char *user = conversation_item(change->conversation.pamh, PAM_USER);
	int error = subject_find(user, &change->subject);
	if (!error)
		error = change->subject.groups_error;
	if (!error)
		error = kept_account_confirm_or_assume(&change->conversation,
						       &change->subject.account,
						       &change->kept, &assumed);
	if (error)
		conversation_fault(&change->conversation, "the account", error);
	else if (!effective_policy_load_line(&change->conversation, argc, argv,
					     &change->subject, &change->effective))
		record_run(change);
}

static int run_change(struct change *change, int argc, const char **argv)
{
	int code = find_person(change);
	if (code == PAM_SUCCESS)
		code = load_rules(change, argc, argv);
	if (code == PAM_SUCCESS)
		code = find_kept(change);
	if (code == PAM_SUCCESS)
		code = load_words(change);
	if (code != PAM_SUCCESS)
		return code;
	int error = change->by_root ? 0
				    : options_ask_groups(effective_policy_options(
					      &change->effective));
	if (error)
		return fail(change, error);
	bool first_pass = change->flags & PAM_PRELIM_CHECK;
	code = first_pass ? prelim_check_run(change) : change_run(change);
	if (code == PAM_SUCCESS && first_pass &&
	    change_note_guard(change, argv) != PAM_SUCCESS)
		code = fail(change, PWP_ERR_NOMEM);
	if (code != PAM_SUCCESS)
		change_audit_failure(change);
	return code;
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	struct change change = {
		.flags = (unsigned)flags,
		.conversation = conversation_init(pamh, (unsigned)flags),
		.subject = SUBJECT_INIT,
		.by_root = is_real_root((unsigned)flags),
	};
	if (!(change.flags & (PAM_PRELIM_CHECK | PAM_UPDATE_AUTHTOK)))
		return PAM_SYSTEM_ERR;
	int code = PAM_IGNORE;
	if (!module_arguments_say_record((size_t)argc, argv))
		code = run_change(&change, argc, argv);
	else if (change.flags & PAM_UPDATE_AUTHTOK)
		record(&change, argc, argv);
	else /* all others have let the first pass through */
		demand_pass_on(pamh, false);
	change.words = personal_free(change.words);
	effective_policy_done(&change.effective);
	subject_done(&change.subject);
	return code;
}

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)flags;
	verdict_find(pamh, argc, argv);
	return PAM_IGNORE;
}

EXPORT int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	return login_run(pamh, (unsigned)flags, argc, argv);
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_IGNORE;
}

EXPORT int pam_sm_open_session(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_IGNORE;
}

EXPORT int pam_sm_close_session(pam_handle_t *pamh, int flags, int argc,
				const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_IGNORE;
}
