/* SPDX-License-Identifier: MIT */
/* What the steps of a password change share. */
#ifndef PWP_PAM_PASSWORD_CHANGE_H
#define PWP_PAM_PASSWORD_CHANGE_H

#include "base/reason.h"
#include "conversation.h"
#include "effective_policy.h"
#include "store/identity.h"
#include "store/personal/personal.h"

/* One password change, as far as it is known. */
struct change {
	unsigned flags; /* as libpam passed them */
	struct conversation conversation;
	struct module_arguments arguments;
	struct subject subject;
	struct identity kept; /* by which things are kept about the subject */
	struct effective_policy effective;
	struct personal *words; /* about the person; NULL: none are kept, or not read */
	bool lenient;		/* a bad password is warned of and taken */
	bool by_root;		/* the administrator at work, not the person */
	/* of the password that was judged last */
	reason_set reasons;
	char next_step[PWP_MESSAGE_SIZE]; /* what to do after a refusal */
	bool could_not_tell;
};

#endif
