/* SPDX-License-Identifier: MIT */
/*
 * The arguments after pam_pwpolicy.so on its line of a service file: words of the module
 * itself, and policy options, `name=value`. The module runs by them; the command's doctor
 * finds out beforehand what the module would refuse.
 */
#ifndef PWP_STORE_MODULE_ARGUMENTS_H
#define PWP_STORE_MODULE_ARGUMENTS_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

struct module_arguments {
	const char *policy; /* as module_arguments_policy() says */
	bool use_authtok;   /* judge only what a module before us asked for */
	size_t count;
	const char *const *words; /* borrowed */
};

/*
 * Reads the words that concern the module itself. Returns 0, or what
 * module_arguments_check() says of the first word at fault.
 */
PWP_CHECKED int module_arguments_read(size_t count, const char *const *words,
				      struct module_arguments *ret_arguments,
				      struct pwp_parse_error *reterr_parse_error);

/* The policy that is named: a path, or the name of a shipped one. NULL: none is. */
const char *module_arguments_policy(size_t count, const char *const *words);

/* Whether the line is the one after pam_unix, even where another word on it is at fault. */
bool module_arguments_say_record(size_t count, const char *const *words);

/* Whether a word sets a policy option, and is none of the module's own. */
bool module_arguments_is_option(const char *word);

/*
 * Whether word `index` is in its place, without looking at an option's value. Returns 0,
 * PWP_ERR_SYNTAX, PWP_ERR_VALUE or PWP_ERR_REPEATED, then with *reterr_parse_error filled.
 */
PWP_CHECKED int module_arguments_check(const char *const *words, size_t index,
				       struct pwp_parse_error *reterr_parse_error);

/*
 * Opens the policy called `name`; NULL: `installed`, as pwp_policy_load() takes it with
 * `flags`. Returns what the library returns, then with *reterr_parse_error filled.
 */
PWP_CHECKED int module_arguments_open(const char *name, const char *installed,
				      unsigned flags, struct pwp_policy **ret_policy,
				      struct pwp_parse_error *reterr_parse_error);

/*
 * Sets the option that a word is about in all profiles; a word of the module itself sets
 * none. Returns 0 or what pwp_policy_set() returns, then with *reterr_parse_error filled.
 */
PWP_CHECKED int module_arguments_set(const char *word, struct pwp_policy *policy,
				     struct pwp_parse_error *reterr_parse_error);

#endif
