/* SPDX-License-Identifier: MIT */
/*
 * What the local shadow file says about a password's age, and whether a password is that
 * of a local account. No hash stays in memory, but the one that the history is to keep.
 */
#ifndef PWP_STORE_SHADOW_H
#define PWP_STORE_SHADOW_H

#include "store/system/hash.h"
#include "store/system/places.h"
#include "store/system/shadow_entry.h"

#include <stdbool.h>

/* Looks a user up. Returns 0 (also where the user is not found), PWP_ERR_FILE,
 * PWP_ERR_UNTRUSTED or PWP_ERR_CORRUPT (the user's line is malformed). */
PWP_CHECKED int shadow_find(const struct places *places, const char *user,
			    struct shadow *ret_shadow);

/* The same with the hash of the password in use, without the mark of a locked account; "": there
 * is none, or it is longer than the history can keep. The caller wipes it. */
PWP_CHECKED int shadow_find_hash(const struct places *places, const char *user,
				 struct shadow *ret_shadow, char ret_hash[HASH_SIZE]);

/* Whether `password` opens the user's account; false for a user who is not there, is
 * locked or has no password. Returns 0, as above, or what hash_matches() returns. */
PWP_CHECKED int shadow_matches(const struct places *places, const char *user,
			       const char *password, bool *ret_matches);

#endif
