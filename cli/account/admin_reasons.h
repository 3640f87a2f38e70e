/* SPDX-License-Identifier: MIT */
/* Why one user is an administrator of this machine. */
#ifndef CLI_ADMIN_REASONS_H
#define CLI_ADMIN_REASONS_H

#include "cli/common/string_list.h"
#include "pwpolicy.h"

/* A zeroed one is empty. */
struct admin_reasons {
	struct string_list why;	 /* as `pwpolicy review` names them */
	struct string_list gaps; /* sentences: why `why` may lack one */
};

/*
 * Finds what `pwpolicy review` knows about one user: the user id, the profile, the groups of
 * the policy and of sudoers, and sudoers itself. A second name of a user id is whoever has
 * the first, for programs such as sudo know the id alone. Returns 0 or PWP_ERR_NOMEM;
 * single look-ups that fail become gaps.
 */
PWP_CHECKED int admin_reasons_find(const struct pwp_policy *policy, const char *user,
				   struct admin_reasons *ret_reasons);

void admin_reasons_done(struct admin_reasons *reasons);

#endif
