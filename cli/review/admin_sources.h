/* SPDX-License-Identifier: MIT */
/* The names of all who may be administrators, and why each is one. */
#ifndef CLI_ADMIN_SOURCES_H
#define CLI_ADMIN_SOURCES_H

#include "cli/common/person.h"
#include "pwpolicy.h"
#include "cli/common/string_list.h"
#include "cli/review/sudoers.h"

#include <stdbool.h>

/* A group that makes its members administrators. */
struct role {
	char *group;
	struct string_list members; /* as the group itself lists them */
	bool from_sudoers;	    /* else from the policy */
};

/* A zeroed one is empty. */
struct roles {
	bool has_profile;
	struct role *groups;
	size_t n_groups;
	struct string_list users;	  /* whom the policy's profile names */
	struct string_list sudoers_users; /* whom sudoers names, by name */
	struct string_list notes;
};

/* Looks up who is meant by the policy and by sudoers. False when there is no memory; other
 * faults become notes. */
bool roles_find(const struct pwp_policy *policy, const struct sudoers *sudoers,
		struct roles *roles);

/* Adds everybody who may be an administrator, among them all accounts that the user
 * database lists. False when there is no memory. */
bool roles_candidates(struct roles *roles, struct string_list *candidates);

/* Says why a candidate is an administrator; nothing for one who is none. `selected` is
 * the person's profile. False when there is no memory. */
bool roles_why(const struct roles *roles, const char *user, const struct person *person,
	       const char *selected, struct string_list *why);

void roles_done(struct roles *roles);

#endif
