/* SPDX-License-Identifier: MIT */
/*
 * Everything that leaves the module as text. One message for each call of the
 * application's conversation function: some display managers read beyond the first
 * otherwise. The system log gets faults only, never a reason, a strength or a password.
 *
 * Who listens? Seen in the real programs: passwd, chpasswd and newusers set no PAM_TTY,
 * su and login set it even where the answers come from a pipe, so PAM_TTY says nothing.
 * chpasswd and newusers answer every prompt by themselves, also when started at a
 * terminal: only the service name tells. So a person listens where both standard input
 * and standard output are a terminal and the service is not one of the two; only there is
 * a suggested passphrase shown, because anywhere else it may end in a log.
 *
 * Desktop tools read passwd's output: a refusal begins with "BAD PASSWORD: ", and no
 * other sentence holds a word they take for one (tests/pam/test_sentences.c has the
 * list).
 */
#include "conversation.h"

#include "base/array.h"

#include <security/pam_ext.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static const char *const programs[] = { "chpasswd", "newusers" };

/* Plain is for a pupil of seven; where it is missing, the other does for all: also while the
 * profile is not known, so that it may not be an adult's English. */
static const struct {
	const char *standard, *plain;
} sentences[SENTENCE_END] = {
	/* clang-format off */
	/* not what becomes of the password: that depends on the other lines of the stack */
	[SENTENCE_POLICY_BROKEN] = {
		"The rules for passwords cannot be read just now. Please ask your teacher or IT.",
		NULL },
	[SENTENCE_POLICY_REPLACED] = {
		"Warning: the password rules of this computer cannot be read; the built-in "
		"rules hold. See the system log.", NULL },
	[SENTENCE_CANNOT_JUDGE] = {
		"Your password cannot be changed just now. Please ask your teacher or IT.",
		"Your password cannot be changed just now. Please ask your teacher." },
	[SENTENCE_RULES] = { "The new password must follow these rules:", NULL },
	[SENTENCE_REFUSED] = { "BAD PASSWORD: ", NULL },
	[SENTENCE_WARNING] = { "Warning: ", NULL },
	[SENTENCE_LIKE_REFUSED] = {
		"It is too much like the one that was just refused. Please choose quite "
		"another one.",
		"It is too much like the last one. Please make quite another one." },
	[SENTENCE_CUT_TO_8] = {
		"This computer keeps only the first 8 characters of it, and those alone do not "
		"follow the password rules. Please tell your teacher or IT.",
		"This computer keeps only the first 8 letters of it. That is too easy to guess. "
		"Please tell your teacher." },
	[SENTENCE_CUT_TO_72] = {
		"Only its first 72 characters may count, and those alone do not follow the "
		"password rules.",
		"The start of it is too easy to guess. Please make another one." },
	[SENTENCE_OFFER] = { "You could use this one: ", NULL },
	[SENTENCE_START_AGAIN] = {
		"This password was not set. Please start again and choose another one.",
		"Your old password still works. Please start again with a new one." },
	[SENTENCE_DONE] = { "Your new password is set.", NULL },
	[SENTENCE_LOGIN_WEAK] = {
		"Your password does not follow the password rules. Please change it soon, "
		"with the command passwd.",
		"Your password is easy to guess. Please tell a teacher: you need a new one "
		"soon." },
	[SENTENCE_LOGIN_WEAK_DAYS] = {
		"Your password does not follow the password rules. Please change it, with "
		"the command passwd. Days left: {n}.",
		"Your password is easy to guess. Please tell a teacher: you need a new one. "
		"Days left: {n}." },
	[SENTENCE_LOGIN_WEAK_NOW] = {
		"Your password does not follow the password rules. Please choose a new one "
		"now.",
		"Your password is easy to guess. Please make a new one now." },
	[SENTENCE_LOGIN_OLD] = {
		"Your password is older than the password rules allow. Please change it "
		"soon, with the command passwd.",
		"Your password is very old. Please tell a teacher: you need a new one soon." },
	[SENTENCE_LOGIN_OLD_DAYS] = {
		"Your password is older than the password rules allow. Please change it, "
		"with the command passwd. Days left: {n}.",
		"Your password is very old. Please tell a teacher: you need a new one. Days "
		"left: {n}." },
	[SENTENCE_LOGIN_OLD_NOW] = {
		"Your password is older than the password rules allow. Please choose a new "
		"one now.",
		"Your password is very old. Please make a new one now." },
	[SENTENCE_LOGIN_OLD_SOON] = {
		"Your password will soon be older than the password rules allow. You can "
		"change it with the command passwd. Days left: {n}.",
		"Your password gets old. Please tell a teacher: you need a new one. Days "
		"left: {n}." },
	/* clang-format on */
};

const char *conversation_sentence(enum sentence sentence, enum pwp_level level)
{
	const char *plain = sentences[sentence].plain;
	return level == PWP_LEVEL_PLAIN && plain ? plain : sentences[sentence].standard;
}

const char *conversation_item(pam_handle_t *pamh, int kind)
{
	const void *text = NULL;
	return pam_get_item(pamh, kind, &text) == PAM_SUCCESS ? text : NULL;
}

static void drop(pam_handle_t *pamh, void *data, int status)
{
	(void)pamh, (void)status;
	free(data);
}

int conversation_take(pam_handle_t *pamh, const char *name, void *data)
{
	int code = pam_set_data(pamh, name, data, drop);
	if (code != PAM_SUCCESS)
		free(data);
	return code;
}

static enum listener find_listener(pam_handle_t *pamh)
{
	const char *service = conversation_item(pamh, PAM_SERVICE);
	if (!service)
		return LISTENER_UNKNOWN;
	for (size_t i = 0; i < ARRAY_SIZE(programs); i++)
		if (strcmp(service, programs[i]) == 0)
			return LISTENER_PROGRAM;
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ? LISTENER_PERSON
							     : LISTENER_UNKNOWN;
}

struct conversation conversation_init(pam_handle_t *pamh, unsigned flags)
{
	return (struct conversation){
		.pamh = pamh,
		.silent = (flags & PAM_SILENT) != 0,
		.listener = find_listener(pamh),
	};
}

static void say(const struct conversation *conversation, int style, const char *before,
		const char *line)
{
	if (!conversation->silent)
		(void)pam_prompt(conversation->pamh, style, NULL, "%s%s", before, line);
}

void conversation_inform(const struct conversation *conversation, const char *line)
{
	say(conversation, PAM_TEXT_INFO, "", line);
}

void conversation_refuse(const struct conversation *conversation, const char *reason)
{
	say(conversation, PAM_ERROR_MSG, sentences[SENTENCE_REFUSED].standard, reason);
}

void conversation_warn(const struct conversation *conversation, const char *reason)
{
	say(conversation, PAM_ERROR_MSG, sentences[SENTENCE_WARNING].standard, reason);
}

void conversation_complain(const struct conversation *conversation, const char *line)
{
	say(conversation, PAM_ERROR_MSG, "", line);
}

void conversation_offer(const struct conversation *conversation, const char *passphrase)
{
	say(conversation, PAM_TEXT_INFO, sentences[SENTENCE_OFFER].standard, passphrase);
}

void conversation_days(const struct conversation *conversation, enum sentence sentence,
		       enum pwp_level level, unsigned days)
{
	static const char mark[] = "{n}";
	const char *text = conversation_sentence(sentence, level);
	const char *at = strstr(text, mark);
	if (at && !conversation->silent)
		(void)pam_prompt(conversation->pamh, PAM_TEXT_INFO, NULL, "%.*s%u%s",
				 (int)(at - text), text, days, at + sizeof(mark) - 1);
}

void conversation_fault(const struct conversation *conversation, const char *what,
			int error)
{
	pam_syslog(conversation->pamh, LOG_ALERT, "%s: %s", what, pwp_strerror(error));
}

void conversation_alert(const struct conversation *conversation, int error,
			const struct pwp_parse_error *parse_error)
{
	pam_handle_t *pamh = conversation->pamh;
	if (!parse_error->text[0])
		conversation_fault(conversation, "the policy", error);
	else if (parse_error->line == 0)
		pam_syslog(pamh, LOG_ALERT, "%s: %s", parse_error->file,
			   parse_error->text);
	else
		pam_syslog(pamh, LOG_ALERT, "%s:%u:%u: %s", parse_error->file,
			   parse_error->line, parse_error->column, parse_error->text);
}
