/* SPDX-License-Identifier: MIT */
/* Puts a policy together from shipped texts and trusted files. */
#ifndef PWP_INPUT_LOADER_H
#define PWP_INPUT_LOADER_H

#include "base/str.h"
#include "input/profile.h"
#include "pwpolicy.h"

/* Most bytes of a policy file, and the deepest include. */
#define LOADER_FILE_MAX ((size_t)256 * 1024)
#define LOADER_DEPTH_MAX 4

/*
 * Each reads into a policy fresh from profile_new_policy() and makes its rules. They
 * return 0 or an error with *reterr_parse_error filled; the policy is then to be freed.
 */

PWP_CHECKED int loader_read_shipped(struct pwp_policy *policy, struct str name,
				    struct pwp_parse_error *reterr_parse_error);

PWP_CHECKED int loader_read_file(struct pwp_policy *policy, const char *path,
				 struct pwp_parse_error *reterr_parse_error);

/* folder/policy.conf, else "school"; then folder/policy.conf.d/ *.conf by name. */
PWP_CHECKED int loader_read_folder(struct pwp_policy *policy, const char *folder,
				   struct pwp_parse_error *reterr_parse_error);

/*
 * Reads the words file that a value names, if it names one and was not read yet. Returns
 * 0 or an error with *reterr_parse_error filled.
 */
PWP_CHECKED int loader_read_words(const struct pwp_policy *policy,
				  const struct option *option, struct value *value,
				  struct pwp_parse_error *reterr_parse_error);

#endif
