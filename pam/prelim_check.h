/* SPDX-License-Identifier: MIT */
/* The preliminary pass of a change. */
#ifndef PWP_PAM_PRELIM_CHECK_H
#define PWP_PAM_PRELIM_CHECK_H

#include "password_change.h"

/* Looks whether what the judgement will need is there, and says why a change was demanded.
 * Returns PAM_SUCCESS or PAM_TRY_AGAIN. */
int prelim_check_run(struct change *change);

#endif
