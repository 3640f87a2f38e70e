/* SPDX-License-Identifier: MIT */
/*
 * A policy's inside: the values common to all profiles, and each profile's own. Only the
 * files of this stage look inside.
 */
#ifndef PWP_INPUT_PROFILE_H
#define PWP_INPUT_PROFILE_H

#include "input/parser.h"
#include "input/rules.h"
#include "input/value.h"
#include "system/file_stamp.h"

/* One value for each option; most are not set. */
struct layer {
	struct value values[OPTION_COUNT];
};

struct profile {
	char name[PROFILE_NAME_MAX + 1];
	struct layer own;
	struct rules rules; /* made of own, common and initial values; owns its lists */
};

/* A file or folder that was read, or was found missing. */
struct origin {
	struct origin *next;
	struct file_stamp stamp;
	char path[];
};

/* Where a policy from memory gets what it names; see pwp_policy_parse(). */
struct memory {
	int (*include)(void *data, struct pwp_text name, struct pwp_text *ret_text);
	void *data;
};

struct pwp_policy {
	bool frozen;
	const struct memory *memory; /* NULL: names are those of files */
	struct origin *origins; /* of the policy's texts; words files are in values */
	unsigned trusted_file_flags;
	struct layer common;
	size_t n_profiles;			/* at least 1 */
	struct profile *profiles[PROFILES_MAX]; /* in file order; the default is last */
};

/* Makes a policy that has the default profile and no values. NULL: out of memory. */
struct pwp_policy *profile_new_policy(void);

/* Frees it with all profiles; NULL is allowed. */
void profile_free_policy(struct pwp_policy *policy);

/* Finds a profile; NULL if there is none. */
struct profile *profile_find(const struct pwp_policy *policy, struct str name);

/*
 * Finds a profile or adds a new one before the default. Returns 0, PWP_ERR_TOO_BIG or
 * PWP_ERR_NOMEM.
 */
PWP_CHECKED int profile_find_or_add(struct pwp_policy *policy, struct str name,
				    struct profile **ret_profile);

/* The value that holds in a profile: its own, else the common one. NULL: the common one.
 */
const struct value *profile_value(const struct pwp_policy *policy,
				  const struct profile *profile, size_t option);

/* Which option a caller means, and of which profile; NULL: of all. */
struct place {
	const struct option *option;
	struct profile *profile;
};

/*
 * Finds an option and a profile by their names; `profile` NULL: the values common to all.
 * Returns 0 or PWP_ERR_UNKNOWN, also where the option has no place in that profile.
 */
PWP_CHECKED int profile_find_place(const struct pwp_policy *policy, const char *profile,
				   const char *name, struct place *ret_place,
				   struct pwp_parse_error *reterr_parse_error);

/*
 * Makes the rules of every profile anew and checks that they make sense together. Returns
 * 0, PWP_ERR_VALUE or PWP_ERR_NOMEM; on an error the former rules stay.
 */
PWP_CHECKED int profile_make_rules(struct pwp_policy *policy,
				   struct pwp_parse_error *reterr_parse_error);

#endif
