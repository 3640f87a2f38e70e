/* SPDX-License-Identifier: MIT */
/* Who a user name stands for, in the form that the library asks for. */
#ifndef CLI_PERSON_H
#define CLI_PERSON_H

#include "pwpolicy.h"
#include "store/system/account.h"
#include "store/personal/personal.h"

#include <stdbool.h>

/* A zeroed one is a person of whom nothing is known. */
struct person {
	struct account account;
	bool found;	       /* false: the name alone is known */
	struct personal *kept; /* words about the person; NULL: none, or not read */
};

/* Looks a user name up. A name that is not in the user database is no error: pupils may
 * live in a directory that this machine does not ask. Returns 0, or the error of a
 * look-up that could not be made. */
PWP_CHECKED int person_find(struct person *person, const char *user);

/* Reads the words that are kept about a person who was found; for who is not root there are
 * none. Returns 0 or what personal_open() returns. */
PWP_CHECKED int person_load_kept(struct person *person);

/* The user name as the user database spells it, else as given. */
const char *person_user(const struct person *person, const char *user);

/* The person as pwp_policy_select() reads it; it borrows from `person` and `user`. */
struct pwp_person person_view(const struct person *person, const char *user);

void person_done(struct person *person);

#endif
