/* SPDX-License-Identifier: MIT */
/* Puts a policy together from texts. Where the texts are from is for others. */
#ifndef PWP_INPUT_LOADER_H
#define PWP_INPUT_LOADER_H

#include "base/str.h"
#include "input/profile.h"
#include "pwpolicy.h"

/* Most bytes of a policy's text, and the deepest include. */
#define LOADER_FILE_MAX ((size_t)256 * 1024)
#define LOADER_DEPTH_MAX 4

/* The shipped policy that holds where none is named. */
#define LOADER_DEFAULT "school"

/*
 * A policy fresh from profile_new_policy() takes any number of texts and is then finished.
 * All return 0 or an error with *reterr_parse_error filled; the policy is then to be freed.
 */

PWP_CHECKED int loader_add_text(struct pwp_policy *policy, struct str text,
				enum parser_kind kind,
				struct pwp_parse_error *reterr_parse_error);

PWP_CHECKED int loader_add_shipped(struct pwp_policy *policy, struct str name,
				   struct pwp_parse_error *reterr_parse_error);

/* Reads the words files that are named and makes the rules. A contradiction is reported for
 * the text that was added last. */
PWP_CHECKED int loader_finish(struct pwp_policy *policy,
			      struct pwp_parse_error *reterr_parse_error);

/*
 * Reads the words file that a value names, if its option does and it was not read yet. Returns
 * 0 or an error with *reterr_parse_error filled.
 */
PWP_CHECKED int loader_read_words(const struct pwp_policy *policy,
				  const struct option *option, struct value *value,
				  struct pwp_parse_error *reterr_parse_error);

#endif
