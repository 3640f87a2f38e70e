/* SPDX-License-Identifier: MIT */
/* The update pass: say the rules, ask, judge, ask again. */
#ifndef PWP_PAM_CHANGE_H
#define PWP_PAM_CHANGE_H

#include "conversation.h"
#include "setting.h"

/* One password change, as far as it is known. */
struct change {
	unsigned flags; /* as libpam passed them */
	struct conversation conversation;
	struct arguments arguments;
	struct account account;
	struct setting setting;
	bool lenient; /* a bad password is warned of and taken */
};

/*
 * Leaves an accepted password in PAM_AUTHTOK and returns PAM_SUCCESS; else clears the
 * item and returns PAM_AUTHTOK_ERR, PAM_MAXTRIES, PAM_BUF_ERR or PAM_SYSTEM_ERR.
 */
int change_run(const struct change *change);

#endif
