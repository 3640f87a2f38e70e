/* SPDX-License-Identifier: MIT */
/* The words after pam_pwpolicy.so on its line of a service file. */
#ifndef PWP_PAM_ARGUMENTS_H
#define PWP_PAM_ARGUMENTS_H

#include "pwpolicy.h"

#include <stdbool.h>

struct arguments {
	const char
		*policy;  /* a path, the name of a shipped policy, or NULL: the default */
	bool use_authtok; /* judge only what a module before us asked for */
	int count;
	const char **words; /* borrowed from libpam */
};

/*
 * Reads the words that concern the module itself. Returns 0, PWP_ERR_SYNTAX,
 * PWP_ERR_VALUE or PWP_ERR_REPEATED, then with *reterr_parse_error filled.
 */
PWP_CHECKED int arguments_read(int argc, const char **argv,
			       struct arguments *ret_arguments,
			       struct pwp_parse_error *reterr_parse_error);

/* Whether the line is the one after pam_unix, even where another word on it is at fault. */
bool arguments_say_record(int argc, const char **argv);

/*
 * Sets every other word, `name=value`, in all profiles of a policy. Returns 0 or what
 * pwp_policy_set() returns, then with *reterr_parse_error filled.
 */
PWP_CHECKED int arguments_apply(const struct arguments *arguments,
				struct pwp_policy *policy,
				struct pwp_parse_error *reterr_parse_error);

/* Fills a diagnosis about the argument called `name`. */
void arguments_blame(const char *name, const char *text,
		     struct pwp_parse_error *ret_diagnosis);

#endif
