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

#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static const char *const programs[] = { "chpasswd", "newusers" };

static const char *const sentences[SENTENCE_END] = {
	[SENTENCE_POLICY_BROKEN] =
		"The password rules of this computer cannot be read, so no "
		"password can be set now. Please contact your administrator.",
	[SENTENCE_POLICY_REPLACED] =
		"Warning: the password rules of this computer cannot be "
		"read; the built-in rules hold. See the system log.",
	[SENTENCE_CANNOT_JUDGE] =
		"The password could not be checked, so it was not set. Please "
		"contact your administrator.",
	[SENTENCE_RULES] = "Your new password must follow these rules:",
	[SENTENCE_REFUSED] = "BAD PASSWORD: ",
	[SENTENCE_WARNING] = "Warning: ",
	[SENTENCE_OFFER] = "You could use this one: ",
};

const char *conversation_sentence(enum sentence sentence)
{
	return sentences[sentence];
}

static enum listener find_listener(pam_handle_t *pamh)
{
	const void *service = NULL;
	if (pam_get_item(pamh, PAM_SERVICE, &service) != PAM_SUCCESS || !service)
		return LISTENER_UNKNOWN;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
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
	say(conversation, PAM_ERROR_MSG, sentences[SENTENCE_REFUSED], reason);
}

void conversation_warn(const struct conversation *conversation, const char *reason)
{
	say(conversation, PAM_ERROR_MSG, sentences[SENTENCE_WARNING], reason);
}

void conversation_complain(const struct conversation *conversation, const char *line)
{
	say(conversation, PAM_ERROR_MSG, "", line);
}

void conversation_offer(const struct conversation *conversation, const char *passphrase)
{
	say(conversation, PAM_TEXT_INFO, sentences[SENTENCE_OFFER], passphrase);
}

void conversation_alert(const struct conversation *conversation, int error,
			const struct pwp_diagnosis *diagnosis)
{
	pam_handle_t *pamh = conversation->pamh;
	if (!diagnosis || !diagnosis->text[0])
		pam_syslog(pamh, LOG_ALERT, "%s", pwp_strerror(error));
	else if (diagnosis->line == 0)
		pam_syslog(pamh, LOG_ALERT, "%s: %s", diagnosis->file, diagnosis->text);
	else
		pam_syslog(pamh, LOG_ALERT, "%s:%u:%u: %s", diagnosis->file,
			   diagnosis->line, diagnosis->column, diagnosis->text);
}
