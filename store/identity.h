/* SPDX-License-Identifier: MIT */
/*
 * Whose a stored file is. A user id is not enough, for it is given to another person when an
 * account was removed; a name is not enough, for an account may be renamed, or have two names.
 */
#ifndef PWP_STORE_IDENTITY_H
#define PWP_STORE_IDENTITY_H

#include "store/sealed/sealed_text.h"
#include "store/system/account.h"
#include "store/system/places.h"

#include <stdint.h>

/* An account as the store knows it: by the name that it had first. */
struct identity {
	int64_t uid;
	char name[SEALED_USER_MAX + 1];
};

/* What to load and store by; it borrows from the identity. */
static inline struct account identity_account(const struct identity *identity)
{
	char *name = (char *)(uintptr_t)identity->name; /* nobody writes or frees it */

	return (struct account){ .user = name, .uid = identity->uid };
}

/* The identity of an account of which nothing is known, or can be found out. Returns 0 or
 * PWP_ERR_VALUE (its name is too long). */
PWP_CHECKED int identity_assume(const struct account *account,
				struct identity *ret_identity);

/*
 * Finds out whether an account is the one about which things are kept, by its names and by
 * the hash in shadow. Returns 0 with what all that is kept goes by; PWP_ERR_UNKNOWN: what is kept
 * is about another account that had the user id before; or what known_names_load(),
 * shadow_find_hash() and account_find() return.
 */
PWP_CHECKED int identity_find(const struct places *places, const struct account *account,
			      struct identity *ret_identity);

/*
 * The same, and remembers names and hash. What is kept about another account that had the
 * user id is removed. *ret_new: that was so. Returns 0, or what identity_find(), known_names_save() and
 * versions_remove() return.
 */
PWP_CHECKED int identity_confirm(const struct places *places,
				 const struct account *account,
				 struct identity *ret_identity, bool *ret_new);

#endif
