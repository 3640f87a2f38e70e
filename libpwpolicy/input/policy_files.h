/* SPDX-License-Identifier: MIT */
/* Policies from trusted files, and whether those have changed since. */
#ifndef PWP_INPUT_POLICY_FILES_H
#define PWP_INPUT_POLICY_FILES_H

#include "input/profile.h"

/*
 * Both read into a policy fresh from profile_new_policy() and finish it. They return 0 or an
 * error with *reterr_parse_error filled; the policy is then to be freed.
 */

PWP_CHECKED int policy_files_read(struct pwp_policy *policy, const char *path,
				  struct pwp_parse_error *reterr_parse_error);

/* folder/policy.conf, else "school"; then the files in folder/policy.conf.d that end in
 * .conf, by name. */
PWP_CHECKED int policy_files_read_folder(struct pwp_policy *policy, const char *folder,
					 struct pwp_parse_error *reterr_parse_error);

/* Whether a file or folder that the policy was read from is not what it was. */
bool policy_files_changed(const struct pwp_policy *policy);

#endif
