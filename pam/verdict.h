/* SPDX-License-Identifier: MIT */
/* What the auth phase found out about the password in use, and its way to the others. */
#ifndef PWP_PAM_VERDICT_H
#define PWP_PAM_VERDICT_H

#include "base/reason.h"
#include "store/record/fingerprint.h"
#include "store/record/state.h"

#include <security/pam_modules.h>
#include <stdbool.h>
#include <stdint.h>

/* No password, nothing of its length or strength. Owned by the PAM handle. */
struct verdict {
	int64_t uid;
	reason_set reasons; /* 0: compliant */
	bool elsewhere;	    /* where a demand may follow: shadow has another password */
	bool groups_known;  /* else the profile was chosen without them */
	unsigned
		days_left; /* until the password is too old; UINT_MAX: no warning is due */
	char profile[STATE_PROFILE_SIZE];
	char rules[FINGERPRINT_SIZE];
	char user[]; /* PAM_USER at that time */
};

/*
 * The auth phase. Judges PAM_AUTHTOK and leaves a verdict with the handle; where it cannot
 * (no password was typed, no rights, a fault) it leaves none. Never asks, tells or writes
 * anything but faults to the system log.
 */
void verdict_find(pam_handle_t *pamh, int argc, const char **argv);

/* The verdict of this transaction about its present PAM_USER; NULL: there is none. */
const struct verdict *verdict_get(pam_handle_t *pamh);

/* Whether a password was typed in this transaction that could not be judged because of what the
 * user who runs the program has limited. */
bool verdict_is_starved(pam_handle_t *pamh);

#endif
