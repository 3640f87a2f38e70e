/* SPDX-License-Identifier: MIT */
/* The user ids of many user names, with one look at the list of accounts. */
#ifndef CLI_ACCOUNT_INDEX_H
#define CLI_ACCOUNT_INDEX_H

#include "pwpolicy.h"

#include <stddef.h>
#include <stdint.h>

struct roster_entry {
	char *user;
	int64_t uid;
	size_t place; /* in the list: of two with one name the first counts */
};

/* A zeroed one is empty: then every name is looked up by itself. */
struct roster {
	struct roster_entry *entries;
	size_t count, room;
};

/* Reads all accounts that are listed; a directory often lists none. Returns 0, PWP_ERR_FILE
 * (the list ended early) or PWP_ERR_NOMEM. */
PWP_CHECKED int roster_init(struct roster *roster);

/* Longest user name. */
#define ROSTER_USER_MAX PWP_WORD_MAX

/* Finds a user, in the list or else by a look-up; *ret_user is the name as the system
 * spells it. Returns what account_find() returns, or PWP_ERR_TOO_BIG for a longer name. */
PWP_CHECKED int roster_find(const struct roster *roster, const char *user,
			    char ret_user[ROSTER_USER_MAX + 1], int64_t *ret_uid);

void roster_done(struct roster *roster);

#endif
