/* SPDX-License-Identifier: MIT */
/* Who a user name stands for, from the user database. */
#ifndef CLI_PERSON_H
#define CLI_PERSON_H

#include "pwpolicy.h"

#include <stdbool.h>

struct person {
	struct pwp_person who; /* points into this struct and at `groups` */
	bool found;	       /* false: the name alone is known */
	char full_name[PWP_WORD_MAX + 1];
	char **groups;
};

/* Looks a user name up; `user` is borrowed. A name that the database does not know, or a
 * database that does not answer, leaves a person with a name alone. */
void person_find(struct person *person, const char *user);

/* Frees what it holds; a zeroed one is allowed. */
void person_done(struct person *person);

#endif
