/* SPDX-License-Identifier: MIT */
/* The yearly review of administrators: what it finds, and its three forms. */
#ifndef CLI_REVIEW_H
#define CLI_REVIEW_H

#include "cli/account/sign_off.h"
#include "cli/common/string_list.h"
#include "cli/pamconf/pam_stack.h"
#include "pwpolicy.h"
#include "store/record/fingerprint.h"
#include "store/system/calendar.h"
#include "store/system/places.h"
#include "store/system/shadow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_object;

/* ---- who administers this machine, and what is known of each password; admins.c */

enum admin_account { ADMIN_UNKNOWN, ADMIN_LOCAL, ADMIN_DIRECTORY };
enum admin_standing {
	ADMIN_NEVER_JUDGED,
	ADMIN_COMPLIANT,
	ADMIN_NOT_COMPLIANT,
	ADMIN_CORRUPT
};

struct admin {
	char *user;		/* both are printable */
	char *full_name;	/* "" if there is none */
	struct string_list why; /* at least one */
	int64_t uid;		/* -1: no such account */
	enum admin_account account;
	bool shadow_known; /* else `shadow` is not set */
	struct shadow shadow;
	enum admin_standing standing;
	int64_t judged;	    /* when, if it was judged */
	bool current_rules; /* by the rules that hold now */
};

/* A zeroed one is empty. */
struct admins {
	struct admin *items;
	size_t count;
	struct string_list notes; /* sentences about what could not be looked up */
	bool failed; /* by a fault: the list may lack somebody or something */
	char rules[FINGERPRINT_SIZE]; /* of the profile admin; "": there is none */
};

/* Gathers all, sorted by name. Returns 0, PWP_ERR_NOMEM, or what fingerprint_of()
 * returns; single look-ups that fail become notes. */
PWP_CHECKED int admins_find(const struct places *places, const struct pwp_policy *policy,
			    struct admins *ret_admins);

void admins_done(struct admins *admins);

/* ---- whether the services people log in by ask for a second factor; second_factor.c */

struct second_factor {
	const char *service; /* of PAM */
	bool exists;	     /* there is such a service */
	const char *module;  /* the first module of a second factor; NULL: none; static */
};

enum { SECOND_FACTOR_SERVICES = 3 };

/* Searches the auth lines of each service. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int second_factor_find(
	const struct pam_folders *folders,
	struct second_factor ret_found[SECOND_FACTOR_SERVICES]);

/* ---- the whole, and its forms */

struct review {
	char now[CALENDAR_TIME_SIZE];
	struct admins admins;
	struct second_factor factors[SECOND_FACTOR_SERVICES];
	bool signed_off; /* else `last` is not set */
	struct sign_off last;
	bool due; /* never signed off, or twelve months ago */
};

/* What is known of an administrator, in the order of the columns; ends with an entry whose
 * name is NULL. value() returns a text, a number, a boolean, a list of texts, or NULL for
 * "not known". False when there is no memory. */
struct review_fact {
	const char *name;
	bool (*value)(const struct admin *admin, struct json_object **ret_value);
};
extern const struct review_fact review_facts[];

/* The name of a hash's method as in crypt(5); NULL: there is no hash. */
const char *review_method(const struct shadow *shadow);

/* Write a review to standard output. False: it has reported what failed. */
bool review_text(const struct review *review);
bool review_csv(const struct review *review);
bool review_json(const struct review *review);

#endif
