/* SPDX-License-Identifier: MIT */
/* The key of this machine, without which the personal store is useless. */
#ifndef PWP_STORE_PERSONAL_KEY_H
#define PWP_STORE_PERSONAL_KEY_H

#include "store/system/places.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* Its name in the policy folder. */
#define PERSONAL_KEY_FILE "secret.key"

/* Permission bits that it must not have: all but the owner's. */
#define PERSONAL_KEY_FORBIDDEN (S_IRWXG | S_IRWXO)

#define PERSONAL_KEY_SIZE 32

/* The caller wipes it. */
struct personal_key {
	uint8_t bytes[PERSONAL_KEY_SIZE];
};

/* Draws a key. Returns 0 or PWP_ERR_RANDOM. */
PWP_CHECKED int personal_key_make(struct personal_key *ret_key);

/*
 * Reads the key. Returns 0; PWP_ERR_UNKNOWN: there is none; PWP_ERR_CORRUPT: it is corrupt;
 * PWP_ERR_UNTRUSTED: it is not root's, or others can read it; PWP_ERR_FILE or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int personal_key_load(const struct places *places,
				  struct personal_key *ret_key);

/* Whether there is a key, even a corrupt or untrusted one. */
bool personal_key_exists(const struct places *places);

/* Replaces the key; after a crash the old one or the new one is there. The folder is
 * created where it is missing. The caller holds personal_key_lock(). Returns
 * 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG. */
PWP_CHECKED int personal_key_save(const struct places *places,
				  const struct personal_key *key);

/* Removes the key, which makes everything made with it useless; no key is no error. Under
 * the lock. Returns as above. */
PWP_CHECKED int personal_key_remove(const struct places *places);

/* Takes the lock under which words are imported and the key is changed. Returns 0 with a
 * descriptor that root_lock_release() closes, or what root_lock_take() returns. */
PWP_CHECKED int personal_key_lock(const struct places *places, int *ret_lock);

#endif
