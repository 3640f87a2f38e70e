/* SPDX-License-Identifier: MIT */
/* How the module speaks: to the person through the application, to the system log. */
#ifndef PWP_PAM_CONVERSATION_H
#define PWP_PAM_CONVERSATION_H

#include "pwpolicy.h"

#include <security/pam_modules.h>
#include <stdbool.h>

/* Who answers the prompts. */
enum listener {
	LISTENER_UNKNOWN, /* asks and shows, but perhaps a program listens */
	LISTENER_PROGRAM, /* the answers are fixed: nothing is worth saying twice */
	LISTENER_PERSON	  /* a person at a terminal */
};

struct conversation {
	pam_handle_t *pamh;
	bool silent; /* the application passed PAM_SILENT */
	enum listener listener;
};

/* The module's own sentences; the rules and the reasons come from the library. */
enum sentence {
	SENTENCE_POLICY_BROKEN,
	SENTENCE_POLICY_REPLACED,
	SENTENCE_CANNOT_JUDGE,
	SENTENCE_RULES,
	SENTENCE_REFUSED, /* before each reason */
	SENTENCE_WARNING, /* before each reason of a password that is taken after all */
	SENTENCE_LIKE_REFUSED, /* a reason: like the one refused before */
	SENTENCE_CUT_TO_8,     /* a reason: what the system keeps of it is too weak */
	SENTENCE_CUT_TO_72,
	SENTENCE_OFFER,	      /* before a passphrase */
	SENTENCE_START_AGAIN, /* another module asked: the change ends here */
	SENTENCE_DONE,
	/* of a login; "{n}" stands for days */
	SENTENCE_LOGIN_WEAK,
	SENTENCE_LOGIN_WEAK_DAYS,
	SENTENCE_LOGIN_WEAK_NOW,
	SENTENCE_LOGIN_OLD,
	SENTENCE_LOGIN_OLD_DAYS,
	SENTENCE_LOGIN_OLD_NOW,
	SENTENCE_LOGIN_OLD_SOON, /* not too old yet */
	SENTENCE_END
};

/* Returns a sentence; static text. */
const char *conversation_sentence(enum sentence sentence, enum pwp_level level);

struct conversation conversation_init(pam_handle_t *pamh, unsigned flags);

/* One line each, none with PAM_SILENT. A conversation that fails is not noticed here: the
 * next prompt fails too, and then the change does. */
void conversation_inform(const struct conversation *conversation, const char *line);
void conversation_refuse(const struct conversation *conversation, const char *reason);
void conversation_warn(const struct conversation *conversation, const char *reason);
void conversation_complain(const struct conversation *conversation, const char *line);
void conversation_offer(const struct conversation *conversation, const char *passphrase);

/* A sentence about days. */
void conversation_days(const struct conversation *conversation, enum sentence sentence,
		       enum pwp_level level, unsigned days);

/* One LOG_ALERT that names what is at fault ("the password history") and the error. */
void conversation_fault(const struct conversation *conversation, const char *what,
			int error);

/* One LOG_ALERT about the policy with file:line:column, as far as they are known. */
void conversation_alert(const struct conversation *conversation, int error,
			const struct pwp_parse_error *parse_error);

/* Hands memory from malloc() to the handle, which frees it, also on failure. Returns
 * libpam's code. */
int conversation_take(pam_handle_t *pamh, const char *name, void *data);

/* A text item of libpam; NULL where there is none. */
const char *conversation_item(pam_handle_t *pamh, int kind);

#endif
