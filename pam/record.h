/* SPDX-License-Identifier: MIT */
/* The pass after pam_unix: a password was stored. */
#ifndef PWP_PAM_RECORD_H
#define PWP_PAM_RECORD_H

#include "change.h"

/* Keeps history, state and audit trail of the password in PAM_AUTHTOK. Nothing that fails
 * here can undo the change, so it is told to the system log alone. */
void record_run(const struct change *change);

#endif
