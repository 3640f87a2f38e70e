/* SPDX-License-Identifier: MIT */
/* The user ids of many user names, from one list of accounts. */
#ifndef CLI_ACCOUNT_INDEX_H
#define CLI_ACCOUNT_INDEX_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longest user name. */
#define ACCOUNT_INDEX_USER_MAX PWP_WORD_MAX

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

/* How a name led to a user. */
struct account_found {
	char user[ACCOUNT_INDEX_USER_MAX + 1]; /* as the system spells it */
	int64_t uid;
	bool by_local_part; /* the name is an e-mail address; the user is its first part */
	bool by_case;	    /* the user is written in other capital and small letters */
};

/*
 * Finds the user of a name as a school's table has it: as it stands; else in other capital
 * and small letters; else, of an e-mail address, the part before the @ in the same way.
 * Returns what account_find() returns, PWP_ERR_TOO_BIG for a longer name, or PWP_ERR_VALUE
 * where several users differ from the name by capital letters alone.
 */
PWP_CHECKED int account_index_find(const struct account_index *index, const char *name,
				   struct account_found *ret_found);

/* The same for a name that is known not to be there as it stands. */
PWP_CHECKED int account_index_find_like(const struct account_index *index,
					const char *name,
					struct account_found *ret_found);

void account_index_done(struct account_index *index);

#endif
