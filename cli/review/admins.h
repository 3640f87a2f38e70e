/* SPDX-License-Identifier: MIT */
/* Who administers this machine, and what is known of each one's password. */
#ifndef CLI_ADMINS_H
#define CLI_ADMINS_H

#include "pwpolicy.h"
#include "store/record/fingerprint.h"
#include "store/system/places.h"
#include "store/system/shadow.h"
#include "cli/common/string_list.h"

#include <stdbool.h>
#include <stdint.h>

enum admin_account { ADMIN_UNKNOWN, ADMIN_LOCAL, ADMIN_DIRECTORY };
enum admin_standing {
	ADMIN_NEVER_JUDGED,
	ADMIN_COMPLIANT,
	ADMIN_NOT_COMPLIANT,
	ADMIN_CORRUPT
};

struct admin {
	char *user;		/* both are printable */
	char *full_name;	/* "" where there is none */
	struct string_list why; /* at least one */
	int64_t uid;		/* -1: no such account */
	enum admin_account account;
	bool shadow_known; /* else `shadow` says nothing */
	struct shadow shadow;
	enum admin_standing standing;
	int64_t judged;	    /* when, if it was judged */
	bool current_rules; /* by the rules that hold now */
};

/* A zeroed one is empty. */
struct admins {
	struct admin *items;
	size_t count;
	struct string_list notes;     /* sentences about what could not be looked at */
	char rules[FINGERPRINT_SIZE]; /* of the profile admin; "": there is none */
};

/* Gathers all, sorted by name. Returns 0, PWP_ERR_NOMEM, or what fingerprint_of()
 * returns; faults of single look-ups become notes. */
PWP_CHECKED int admins_find(const struct places *places, const struct pwp_policy *policy,
			    struct admins *ret_admins);

void admins_done(struct admins *admins);

#endif
