/* SPDX-License-Identifier: MIT */
/* Password hashes by libxcrypt; wiped from memory. */
#ifndef PWP_STORE_HASH_H
#define PWP_STORE_HASH_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Room for a hash and its NUL. */
#define HASH_SIZE 128

/* Makes a yescrypt hash with a random salt, at the system's default cost. Returns 0,
 * PWP_ERR_NOMEM, PWP_ERR_RANDOM, or PWP_ERR_VALUE (crypt cannot hash this password). */
PWP_CHECKED int hash_make(const char *password, char ret_hash[HASH_SIZE]);

/* Whether a text may be a complete hash of a method that crypt(3) has here, not one of a
 * locked account. Of yescrypt, the system's own, the exact form is known. */
bool hash_is_complete(const char *hash);

/*
 * Whether the password has the hash, of any method that crypt(3) knows; compared in
 * constant time. A locked or empty hash matches nothing. Returns 0, PWP_ERR_NOMEM, or
 * PWP_ERR_VALUE (no hash that crypt can compute).
 */
PWP_CHECKED int hash_matches(const char *hash, const char *password, bool *ret_matches);

#endif
