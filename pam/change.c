/* SPDX-License-Identifier: MIT */
/*
 * The update pass of a password change.
 *
 *   a password is there already, or use_authtok    judge it, once
 *   else   say the rules, then up to `retry` times:
 *          (before the last try, to a person, after a refusal) offer a passphrase
 *          ask - judge - have it retyped
 *
 * The loop is ours because several programs lose a refusal's text otherwise. It stops
 * when the password just refused comes back: then a program answers, or nothing is
 * learnt. The prompts are libpam's own, because desktop tools wait for them. "Could not
 * tell" is never a verdict: every error refuses the change.
 */
#include "change.h"

#include "base/wipe.h"
#include "store/surroundings.h"

#include <security/pam_ext.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

/* The password refused last: our only copy, wiped with forget(). */
struct refused {
	char *ptr;
	size_t len;
};

static void forget(struct refused *refused)
{
	wipe(refused->ptr, refused->len);
	free(refused->ptr);
	*refused = (struct refused){ NULL, 0 };
}

static int remember(struct refused *refused, const char *password)
{
	forget(refused);
	size_t len = strlen(password) + 1;
	refused->ptr = malloc(len);
	if (!refused->ptr)
		return PWP_ERR_NOMEM;
	memcpy(refused->ptr, password, len);
	refused->len = len;
	return 0;
}

static bool came_back(const struct refused *refused, const char *password)
{
	return refused->ptr && strcmp(refused->ptr, password) == 0;
}

/* Logs why the password could not be judged, tells the person, gives libpam's code. */
static int could_not_tell(const struct change *change, int error)
{
	conversation_alert(&change->conversation, error, NULL);
	conversation_complain(&change->conversation,
			      conversation_sentence(SENTENCE_CANNOT_JUDGE));
	return error == PWP_ERR_NOMEM ? PAM_BUF_ERR : PAM_AUTHTOK_ERR;
}

static struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, text ? strlen(text) : 0 };
}

/* Everything about the change but the new password. `host` is room for its name. */
static struct pwp_request describe(const struct change *change, char *host)
{
	const void *old = NULL;
	(void)pam_get_item(change->conversation.pamh, PAM_OLDAUTHTOK, &old);
	surroundings_host(host);

	struct pwp_request request = PWP_REQUEST_INIT;
	request.old_password = text_of(old);
	request.user = text_of(change->account.user);
	request.full_name = text_of(change->account.full_name);
	request.host = text_of(host);
	request.profile = change->setting.profile;
	request.year = surroundings_year();
	return request;
}

static void show_reasons(const struct change *change, const struct pwp_result *result)
{
	char line[PWP_MESSAGE_SIZE];
	size_t count = pwp_result_reason_count(result);
	for (size_t i = 0; i < count; i++) {
		if (pwp_result_message(result, i, change->setting.level, line,
				       sizeof line))
			continue;
		if (change->lenient || pwp_result_accepted(result))
			conversation_warn(&change->conversation, line);
		else
			conversation_refuse(&change->conversation, line);
	}
}

/* PAM_SUCCESS: take it. PAM_TRY_AGAIN: refused, reasons shown. Else: could not tell. */
static int judge(const struct change *change, const char *password)
{
	char host[SURROUNDINGS_HOST_SIZE];
	struct pwp_request request = describe(change, host);
	request.password = text_of(password);

	struct pwp_result *result = NULL;
	int error = pwp_check(change->setting.checker, &request, &result);
	if (error)
		return could_not_tell(change, error);
	show_reasons(change, result);
	bool taken = change->lenient || pwp_result_accepted(result);
	result = pwp_result_free(result);
	return taken ? PAM_SUCCESS : PAM_TRY_AGAIN;
}

/* A passphrase is a favour: without one the change goes on, only memory is an error. */
static int offer_passphrase(const struct change *change)
{
	char host[SURROUNDINGS_HOST_SIZE];
	struct pwp_request request = describe(change, host);
	char phrase[PWP_SUGGESTION_SIZE];
	double bits = 0;
	int error = pwp_suggest(change->setting.checker, &request, NULL, phrase,
				sizeof phrase, &bits);
	if (!error)
		conversation_offer(&change->conversation, phrase);
	wipe(phrase, sizeof phrase);
	return error == PWP_ERR_NOMEM ? could_not_tell(change, error) : PAM_SUCCESS;
}

static void say_rules(const struct change *change)
{
	char line[PWP_MESSAGE_SIZE];
	for (size_t i = 0;
	     !pwp_policy_rule(change->setting.policy, change->setting.profile, i,
			      change->setting.level, line, sizeof line);
	     i++) {
		if (i == 0)
			conversation_inform(&change->conversation,
					    conversation_sentence(SENTENCE_RULES));
		conversation_inform(&change->conversation, line);
	}
}

/* One question. PAM_TRY_AGAIN: ask once more. Every other code is final. */
static int try_once(const struct change *change, struct refused *refused)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const char *password = NULL;
	int code = pam_get_authtok_noverify(pamh, &password, NULL);
	if (code != PAM_SUCCESS || !password)
		return code == PAM_BUF_ERR ? PAM_BUF_ERR : PAM_AUTHTOK_ERR;

	code = judge(change, password);
	if (code == PAM_SUCCESS)
		return pam_get_authtok_verify(pamh, &password, NULL);
	if (code != PAM_TRY_AGAIN)
		return code;
	if (came_back(refused, password))
		return PAM_AUTHTOK_ERR;
	int error = remember(refused, password);
	return error ? could_not_tell(change, error) : PAM_TRY_AGAIN;
}

static int ask(const struct change *change)
{
	const struct conversation *conversation = &change->conversation;
	unsigned tries =
		conversation->listener == LISTENER_PROGRAM ? 1 : change->setting.retry;
	struct refused refused = { NULL, 0 };
	int code = PAM_TRY_AGAIN;
	for (unsigned left = tries; left > 0 && code == PAM_TRY_AGAIN; left--) {
		(void)pam_set_item(conversation->pamh, PAM_AUTHTOK, NULL);
		if (left == 1 && refused.ptr &&
		    conversation->listener == LISTENER_PERSON && !conversation->silent &&
		    offer_passphrase(change) != PAM_SUCCESS) {
			code = PAM_BUF_ERR;
			break;
		}
		code = try_once(change, &refused);
	}
	forget(&refused);
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

int change_run(const struct change *change)
{
	pam_handle_t *pamh = change->conversation.pamh;
	const void *given = NULL;
	int code = pam_get_item(pamh, PAM_AUTHTOK, &given);
	if (code != PAM_SUCCESS)
		return PAM_SYSTEM_ERR;

	if (given) {
		code = judge(change, given);
	} else if (change->arguments.use_authtok) {
		pam_syslog(pamh, LOG_ALERT, "use_authtok, but no module before asked");
		code = PAM_AUTHTOK_ERR;
	} else {
		if (change->conversation.listener != LISTENER_PROGRAM)
			say_rules(change);
		code = ask(change);
	}
	code = permitted(code);
	if (code != PAM_SUCCESS)
		(void)pam_set_item(pamh, PAM_AUTHTOK, NULL);
	return code;
}
