/* SPDX-License-Identifier: MIT */
/* The update pass: say the rules, ask, judge, ask again. */
#ifndef PWP_PAM_CHANGE_H
#define PWP_PAM_CHANGE_H

#include "password_change.h"

/* What was found out about the password that was taken, for the pass after pam_unix. */
struct approval {
	int64_t uid;
	reason_set reasons; /* 0 unless it was taken with a warning */
};

/*
 * The update pass. Leaves an accepted password in PAM_AUTHTOK and returns PAM_SUCCESS; else clears the
 * item and returns PAM_AUTHTOK_ERR, PAM_MAXTRIES, PAM_BUF_ERR or PAM_SYSTEM_ERR.
 */
int change_run(struct change *change);

/* Adds a line about the change to the audit trail, where we run as root. */
void change_audit(const struct change *change, const char *outcome);

/* Adds what came of a change that failed, if anything was judged. */
void change_audit_failure(const struct change *change);

/* The approval of this transaction for the user id; NULL: there is none. */
const struct approval *change_approval(pam_handle_t *pamh, int64_t uid);

/* Remembers that a line of the stack (its arguments, as libpam passes them) is ready to judge
 * this change. Returns libpam's code. */
int change_note_guard(const struct change *change, const char **line);

/* Whether a line other than this one judges this change. */
bool change_is_guarded(const struct change *change, const char **line);

#endif
