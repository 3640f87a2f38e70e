/* SPDX-License-Identifier: MIT */
/* The judgement of one new password in a change. */
#ifndef PWP_PAM_JUDGE_H
#define PWP_PAM_JUDGE_H

#include "password_change.h"

/*
 * Judges a new password, shows the reasons against it and leaves their numbers in
 * change->reasons. Returns PAM_SUCCESS: take it; PAM_TRY_AGAIN: refused, another one may
 * be asked for; PAM_AUTHTOK_ERR: could not tell; PAM_BUF_ERR: no memory.
 */
int judge_password(struct change *change, const char *password);

/* Compares a password that is else accepted with that of the person's everyday account. To
 * be called once in a transaction. Returns as above, but a refusal is PAM_AUTHTOK_ERR. */
int judge_other_account(struct change *change, const char *password);

/* Tells everybody that a password could not be judged. Returns libpam's code for it. */
int judge_could_not_tell(struct change *change, int error);

/* What the change knows of the person: a request without new password. It borrows from the
 * change. */
struct pwp_request judge_request(const struct change *change);

#endif
