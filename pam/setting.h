/* SPDX-License-Identifier: MIT */
/* The rules that hold for one change: policy, profile and the profile's switches. */
#ifndef PWP_PAM_SETTING_H
#define PWP_PAM_SETTING_H

#include "arguments.h"
#include "store/account.h"

struct setting {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	const char *profile; /* lives as the policy */
	unsigned retry;
	bool warn_only; /* change_mode = warn */
	bool enforce_for_root;
	enum pwp_level level;
};

/*
 * Loads the policy that the arguments name, applies the options among them, chooses the
 * person's profile, reads its switches and makes the checker. `arguments` NULL: the
 * built-in policy alone. Returns 0 or a library error, then with *reterr_diagnosis filled
 * as far as anything is known.
 */
PWP_CHECKED int setting_load(const struct arguments *arguments,
			     const struct account *account, struct setting *ret_setting,
			     struct pwp_diagnosis *reterr_diagnosis);

void setting_done(struct setting *setting);

#endif
