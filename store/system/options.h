/* SPDX-License-Identifier: MIT */
/*
 * Reads the options of a profile. The first error is kept, and every answer after it is 0,
 * NULL or false. So a caller reads all options that it needs and checks the error once.
 */
#ifndef PWP_STORE_OPTIONS_H
#define PWP_STORE_OPTIONS_H

#include "pwpolicy.h"
#include "store/system/account.h"

#include <stdbool.h>
#include <stddef.h>

struct options {
	const struct pwp_policy *policy;
	const char *profile; /* NULL: what is common to all */
	int error;	     /* 0, or of the first that could not be read */
};

unsigned options_number(struct options *options, const char *name);
double options_bits(struct options *options, const char *name);
unsigned options_days(struct options *options, const char *name);

/* yes is 1, no 0; else a number of the enum that belongs to the option. */
int options_choice(struct options *options, const char *name);

/* Item `index` of a list, or the one item of a text or pattern. NULL past the last: also
 * where the option has no place in the profile. It lives as long as the policy. */
const char *options_item(struct options *options, const char *name, size_t index);

/* Whether a list has an item, in upper or lower case of ASCII letters. */
bool options_lists(struct options *options, const char *name, const char *item);

/* The first group of the account that a list names, with or without a domain that
 * group_domains allows; NULL: none. See account_groups(). */
const char *options_matching_group(struct options *options, const char *name,
				   const struct account *account);

/*
 * Whether the name services answer about all groups that the policy names for its profiles
 * and for the break-glass accounts of this one. Where they do not, nobody can tell who
 * belongs to whom, for getgrouplist(3) is silent about a service that is out of reach.
 * Returns 0, what account_ask_group() returns, or an error of the library.
 */
PWP_CHECKED int options_ask_groups(struct options options);

#endif
