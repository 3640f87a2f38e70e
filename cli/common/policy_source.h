/* SPDX-License-Identifier: MIT */
/* The policy that a command line names. */
#ifndef CLI_POLICY_SOURCE_H
#define CLI_POLICY_SOURCE_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

enum { POLICY_SOURCE_SETTINGS_MAX = 256 };

/* Texts are borrowed from the arguments. A zeroed one is the installed policy. */
struct policy_source {
	const char
		*name; /* of a shipped policy; with a slash, of a file; NULL: installed */
	bool is_file;  /* of a file in any case */
	const char
		*settings[POLICY_SOURCE_SETTINGS_MAX]; /* NAME=VALUE, for all profiles */
	size_t n_settings;
};

/* Loads the policy and applies the settings. The caller frees *ret_policy. False: it has
 * reported what is wrong. */
bool policy_source_load(const struct policy_source *source,
			struct pwp_policy **ret_policy);

/* Loads the installed policy, for root; `flags` as for pwp_policy_load(). As above. */
bool policy_source_load_installed(unsigned flags, struct pwp_policy **ret_policy);

#endif
