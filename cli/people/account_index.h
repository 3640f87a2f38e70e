/* SPDX-License-Identifier: MIT */
/* The user ids of many user names, with one look at the list of accounts. */
#ifndef CLI_ACCOUNT_INDEX_H
#define CLI_ACCOUNT_INDEX_H

#include "pwpolicy.h"

#include <stddef.h>
#include <stdint.h>

struct account_index_entry {
	char *user;
	int64_t uid;
	size_t place; /* in the list: of two with one name the first counts */
};

/* A zeroed one is empty: then every name is looked up by itself. */
struct account_index {
	struct account_index_entry *entries;
	size_t count, room;
};

/* Reads all accounts that are listed; a directory often lists none. Returns 0, PWP_ERR_FILE
 * (the list ended early) or PWP_ERR_NOMEM. */
PWP_CHECKED int account_index_init(struct account_index *index);

/* Longest user name. */
#define ACCOUNT_INDEX_USER_MAX PWP_WORD_MAX

/* Finds a user, in the list or else by a look-up; *ret_user is the name as the system
 * spells it. Returns what account_find() returns, or PWP_ERR_TOO_BIG for a longer name. */
PWP_CHECKED int account_index_find(const struct account_index *index, const char *user,
				   char ret_user[ACCOUNT_INDEX_USER_MAX + 1],
				   int64_t *ret_uid);

void account_index_done(struct account_index *index);

#endif
