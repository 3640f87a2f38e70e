/* SPDX-License-Identifier: MIT */
/* The names of all who may be administrators, and why each is one. */
#ifndef CLI_ADMIN_SOURCES_H
#define CLI_ADMIN_SOURCES_H

#include "cli/common/string_list.h"
#include "pwpolicy.h"
#include "store/system/subject.h"

#include <stdbool.h>

/* ---- to whom the sudoers file grants something; sudoers.c */

/* Names as sudoers writes them: a user or group by number is "#1000". A zeroed one is
 * empty. */
struct sudoers {
	struct string_list users;
	struct string_list groups; /* without their "%" */
	struct string_list notes;  /* sentences about what the lists do not show */
	struct string_list gaps;   /* sentences: why they may lack somebody */
	bool failed;		   /* something could not be read: a gap says what */
};

/* Parses the output of `cvtsudoers -e -f json`. False when there is no memory; what is
 * malformed becomes a gap. */
bool sudoers_parse(const char *json, struct sudoers *sudoers);

/* Reads this machine's sudoers. False when there is no memory; if it cannot be read, that
 * becomes a gap. */
bool sudoers_read(struct sudoers *sudoers);

void sudoers_done(struct sudoers *sudoers);

/* ---- all sources together; admin_sources.c */

/* A group that makes its members administrators. */
struct admin_group {
	char *name;
	struct string_list members; /* as the group itself lists them */
	bool from_sudoers;	    /* else from the policy */
};

/* A zeroed one is empty. */
struct admin_sources {
	bool has_profile; /* the policy has the profile admin */
	struct admin_group *groups;
	size_t n_groups;
	struct string_list users;	  /* whom that profile names */
	struct string_list sudoers_users; /* whom sudoers names, by name */
	struct string_list notes, gaps;	  /* as above; none of sudoers' own */
	bool failed; /* somebody could not be looked up: a gap says who */
};

/* Looks up who is meant by the policy and by sudoers. False when there is no memory; other
 * faults become gaps. */
bool admin_sources_find(const struct pwp_policy *policy, const struct sudoers *sudoers,
			struct admin_sources *sources);

/* Adds everybody who may be an administrator, among them all accounts that the user
 * database lists. False when there is no memory. */
bool admin_sources_candidates(struct admin_sources *sources,
			      struct string_list *candidates);

/* Adds why a candidate is an administrator; nothing for one who is not. `selected` is the
 * person's profile. False when there is no memory. */
bool admin_sources_reasons(const struct admin_sources *sources, const char *user,
			   const struct subject *subject, const char *selected,
			   struct string_list *why);

void admin_sources_done(struct admin_sources *sources);

#endif
