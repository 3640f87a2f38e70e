/* SPDX-License-Identifier: MIT */
/* The yearly review of administrators: what it found, and its three forms. */
#ifndef CLI_REVIEW_H
#define CLI_REVIEW_H

#include "cli/review/admins.h"
#include "store/system/calendar.h"
#include "cli/review/second_factor.h"
#include "cli/account/sign_off.h"

#include <stdbool.h>
#include <stddef.h>

struct json_object;

struct review {
	char now[CALENDAR_TIME_SIZE];
	struct admins admins;
	struct second_factor factors[SECOND_FACTOR_SERVICES];
	bool signed_off; /* else `last` says nothing */
	struct sign_off last;
	bool due; /* never signed off, or twelve months ago */
};

/* What is known of an administrator, in the order of the columns; ends with an entry whose
 * name is NULL. value() gives a text, a number, a truth, a list of texts, or NULL for "not
 * known". False when there is no memory. */
struct review_fact {
	const char *name;
	bool (*value)(const struct admin *admin, struct json_object **ret_value);
};
extern const struct review_fact review_facts[];

/* How crypt(5) calls the method of a hash; NULL: there is no hash. */
const char *review_method(const struct shadow *shadow);

/* Write a review to standard output. False: it has said what failed. */
bool review_text(const struct review *review);
bool review_csv(const struct review *review);
bool review_json(const struct review *review);

#endif
