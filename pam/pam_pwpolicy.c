/* SPDX-License-Identifier: MIT */
/*
 * The PAM module's entry points.
 *
 * Password stage, before pam_unix:   password requisite pam_pwpolicy.so
 *
 * libpam calls pam_sm_chauthtok() twice: to ask whether a change is possible (nothing is
 * shown but a fault) and to do it. At change everything that goes wrong is a refusal, for
 * nothing has happened yet and the person can try again; only real root, who has to mend
 * a broken policy, goes on with the built-in one. The other five entry points decide
 * nothing and say so: PAM_SUCCESS there would let the module stand for a whole stack.
 *
 * The module starts no process and no thread, reads no environment variable, and leaves
 * the host program's state as it was.
 */
#include "change.h"

#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <syslog.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* The administrator at work, not a person whose expired password root's login(1) changes.
 */
static bool is_real_root(const struct change *change)
{
	return getuid() == 0 && !(change->flags & PAM_CHANGE_EXPIRED_AUTHTOK);
}

/* What a fault of ours is called: the first pass may only say "not now". */
static int code_for(int error, const struct change *change)
{
	if (error == PWP_ERR_NOMEM)
		return PAM_BUF_ERR;
	return change->flags & PAM_PRELIM_CHECK ? PAM_TRY_AGAIN : PAM_AUTHTOK_ERR;
}

/* Logs a fault, tells the person whom to ask, and gives its code. */
static int fail(const struct change *change, int error)
{
	conversation_alert(&change->conversation, error, NULL);
	conversation_complain(&change->conversation,
			      conversation_sentence(SENTENCE_CANNOT_JUDGE));
	return code_for(error, change);
}

/*
 * Without the groups nobody can tell whose rules hold: an administrator known by a group
 * would meet those of staff. Root alone goes on, who may be mending the directory.
 */
static int find_groups(struct change *change)
{
	int error = account_groups(&change->account);
	if (!error)
		return PAM_SUCCESS;
	if (error == PWP_ERR_NOMEM || !is_real_root(change))
		return fail(change, error);
	pam_syslog(change->conversation.pamh, LOG_WARNING,
		   "groups are not known; the profile is chosen by name and uid");
	return PAM_SUCCESS;
}

static int find_person(struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const void *user = NULL;
	if (pam_get_item(pamh, PAM_USER, &user) != PAM_SUCCESS || !user)
		return PAM_USER_UNKNOWN;

	int error = account_find(user, &change->account);
	if (error)
		return error == PWP_ERR_UNKNOWN ? PAM_USER_UNKNOWN : fail(change, error);
	return find_groups(change);
}

/* A broken policy: root goes on with the built-in one, all others have to wait. */
static int do_without_policy(struct change *change, int error,
			     const struct pwp_diagnosis *diagnosis)
{
	bool go_on = error != PWP_ERR_NOMEM && is_real_root(change);
	if (!go_on || (change->flags & PAM_PRELIM_CHECK))
		conversation_alert(&change->conversation, error, diagnosis);
	if (!go_on) {
		conversation_complain(&change->conversation,
				      conversation_sentence(SENTENCE_POLICY_BROKEN));
		return code_for(error, change);
	}
	if (change->flags & PAM_PRELIM_CHECK)
		conversation_inform(&change->conversation,
				    conversation_sentence(SENTENCE_POLICY_REPLACED));
	error = setting_load(NULL, &change->account, &change->setting, NULL);
	return error ? fail(change, error) : PAM_SUCCESS;
}

static int load_rules(struct change *change, int argc, const char **argv)
{
	struct pwp_diagnosis diagnosis = PWP_DIAGNOSIS_INIT;
	int error = arguments_read(argc, argv, &change->arguments, &diagnosis);
	if (!error)
		error = setting_load(&change->arguments, &change->account,
				     &change->setting, &diagnosis);
	int code = error ? do_without_policy(change, error, &diagnosis) : PAM_SUCCESS;
	if (code == PAM_SUCCESS)
		change->lenient =
			change->setting.warn_only ||
			(is_real_root(change) && !change->setting.enforce_for_root);
	return code;
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	struct change change = {
		.flags = (unsigned)flags,
		.conversation = conversation_init(pamh, (unsigned)flags),
		.account = ACCOUNT_INIT,
	};
	int code = PAM_SYSTEM_ERR;
	if (!(change.flags & (PAM_PRELIM_CHECK | PAM_UPDATE_AUTHTOK)))
		return code;

	code = find_person(&change);
	if (code == PAM_SUCCESS)
		code = load_rules(&change, argc, argv);
	if (code == PAM_SUCCESS && (change.flags & PAM_UPDATE_AUTHTOK))
		code = change_run(&change);

	setting_done(&change.setting);
	account_done(&change.account);
	return code;
}

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_IGNORE;
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_IGNORE;
}

EXPORT int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv)
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
