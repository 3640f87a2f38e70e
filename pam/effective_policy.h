/* SPDX-License-Identifier: MIT */
/* The rules that hold for one call: policy, profile and the profile's switches. */
#ifndef PWP_PAM_EFFECTIVE_POLICY_H
#define PWP_PAM_EFFECTIVE_POLICY_H

#include "arguments.h"
#include "conversation.h"
#include "store/system/subject.h"

/* Room for the longest pattern of sibling_accounts. */
#define EFFECTIVE_POLICY_PATTERN_SIZE 256

struct effective_policy {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	const char *profile; /* lives as the policy */
	/* numbers, and words as their place in effective_policy.c's table; yes is 1, no 0 */
	unsigned standard_level; /* reading_level = standard */
	unsigned retry;
	unsigned warn_only; /* change_mode = warn */
	unsigned enforce_for_root;
	unsigned history;    /* how many former passwords must not come back */
	unsigned login_mode; /* enum pwp_login_mode */
	unsigned ssh_inband;
	unsigned shadow_backend; /* force_backend = shadow */
	unsigned grace;		 /* days */
	unsigned grace_logins;
	unsigned max_age, max_age_warning;		      /* days; 0: off */
	char sibling_accounts[EFFECTIVE_POLICY_PATTERN_SIZE]; /* "": none */
};

/*
 * Loads the policy that the arguments name, applies the options among them, chooses the
 * person's profile, reads its switches and makes the checker. `arguments` NULL: the
 * built-in policy alone. Returns 0 or a library error, then with *reterr_parse_error filled
 * as far as anything is known.
 */
PWP_CHECKED int effective_policy_load(const struct arguments *arguments,
				      const struct subject *subject,
				      struct effective_policy *ret_setting,
				      struct pwp_parse_error *reterr_parse_error);

/* The same for the words on the module's line; tells the system log what went wrong. */
PWP_CHECKED int effective_policy_load_line(const struct conversation *conversation,
					   int argc, const char **argv,
					   const struct subject *subject,
					   struct effective_policy *ret_setting);

/* Whether a list of the profile names a service, or one of the account's groups. Returns 0
 * or a library error. */
PWP_CHECKED int effective_policy_lists_service(const struct effective_policy *effective,
					       const char *option, const char *service,
					       bool *ret_listed);
PWP_CHECKED int effective_policy_lists_group(const struct effective_policy *effective,
					     const char *option,
					     const struct account *account,
					     bool *ret_listed);

/* Whether the name services answer about all groups that the policy names; where they do
 * not, who belongs to whom is not known. Returns 0 or what account_ask_group() returns. */
PWP_CHECKED int effective_policy_ask_groups(const struct effective_policy *effective);

/* In how simple an English the person is spoken to. */
enum pwp_level effective_policy_level(const struct effective_policy *effective);

void effective_policy_done(struct effective_policy *effective);

#endif
