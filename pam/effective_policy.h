/* SPDX-License-Identifier: MIT */
/* The rules that hold for one call: the policy, the person's profile and its options. */
#ifndef PWP_PAM_EFFECTIVE_POLICY_H
#define PWP_PAM_EFFECTIVE_POLICY_H

#include "conversation.h"
#include "store/system/module_arguments.h"
#include "store/system/options.h"
#include "store/system/subject.h"

#include <stdbool.h>

struct effective_policy {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	const char *profile; /* lives as the policy */
	enum pwp_level level;
	unsigned retry;
	enum pwp_change_mode change_mode;
	bool enforce_for_root;
	unsigned history;	      /* how many former passwords must not come back */
	const char *sibling_accounts; /* NULL: none */
	enum pwp_login_mode login_mode;
	bool ssh_inband;
	enum pwp_force_backend force_backend;
	unsigned grace; /* days */
	unsigned grace_logins;
	unsigned max_age, max_age_warning; /* days; 0: off */
};

/*
 * Loads the policy that the arguments name, applies the options among them, chooses the
 * person's profile, reads its options and makes the checker. `arguments` NULL: the
 * built-in policy alone. Returns 0 or a library error, then with *reterr_parse_error filled
 * as far as anything is known.
 */
PWP_CHECKED int effective_policy_load(const struct module_arguments *arguments,
				      const struct subject *subject,
				      struct effective_policy *ret_effective,
				      struct pwp_parse_error *reterr_parse_error);

/* The same for the words on the module's line; tells the system log what went wrong. */
PWP_CHECKED int effective_policy_load_line(const struct conversation *conversation,
					   int argc, const char **argv,
					   const struct subject *subject,
					   struct effective_policy *ret_effective);

/* For reading the profile's other options. */
struct options effective_policy_options(const struct effective_policy *effective);

void effective_policy_done(struct effective_policy *effective);

#endif
