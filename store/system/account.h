/* SPDX-License-Identifier: MIT */
/* A user of this system, from the name services (files, LDAP, ...). */
#ifndef PWP_STORE_ACCOUNT_H
#define PWP_STORE_ACCOUNT_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Owned by the caller; account_done() frees what hangs from it. */
struct account {
	char *user;	 /* as the system spells it */
	char *full_name; /* the whole GECOS field, cut to PWP_WORD_MAX bytes; may be "" */
	char *home;
	int64_t uid; /* -1: nothing was found */
	gid_t gid;
	char **groups; /* names of the primary and all other groups; see account_groups()
			*/
	size_t n_groups;
};
#define ACCOUNT_INIT      \
	{                 \
		.uid = -1 \
	}

/*
 * Looks a user up. Returns 0, PWP_ERR_UNKNOWN (there is no such user), PWP_ERR_FILE (the
 * look-up failed), PWP_ERR_TOO_BIG (an entry beyond the limit) or PWP_ERR_NOMEM.
 */
PWP_CHECKED int account_find(const char *user, struct account *ret_account);

/* The same for a user id; of several accounts with it the first. */
PWP_CHECKED int account_find_uid(int64_t uid, struct account *ret_account);

/*
 * Adds the names of all groups to a found account; a group without a name is left out.
 * Returns 0, PWP_ERR_FILE, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM, then with no group added.
 */
PWP_CHECKED int account_groups(struct account *account);

/*
 * Whether the name services answer about a group, even that there is none: getgrouplist(3)
 * does not report one that is out of reach. Returns 0, PWP_ERR_FILE, PWP_ERR_TOO_BIG
 * or PWP_ERR_NOMEM.
 */
PWP_CHECKED int account_ask_group(const char *group);

/*
 * Whether `passwd_file` (NULL: /etc/passwd) has the user, so that this machine alone decides
 * about the password. Returns 0, PWP_ERR_FILE, PWP_ERR_TOO_BIG or
 * PWP_ERR_NOMEM.
 */
PWP_CHECKED int account_is_local(const char *passwd_file, const char *user,
				 bool *ret_local);

/* Frees what the account holds; NULL and an ACCOUNT_INIT one are allowed. */
void account_done(struct account *account);

#endif
