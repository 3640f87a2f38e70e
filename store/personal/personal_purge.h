/* SPDX-License-Identifier: MIT */
/* Removes expired and unusable words. */
#ifndef PWP_STORE_PERSONAL_PURGE_H
#define PWP_STORE_PERSONAL_PURGE_H

#include "store/system/places.h"

#include <stddef.h>

/*
 * Removes the expired files, and with `other_keys` also those that were made with another
 * key and are useless on this machine; where the key cannot be read or is missing, none is taken
 * for one of those. Corrupt files stay: the doctor reports them. The caller holds
 * personal_key_lock(). Returns 0 with the number removed, or the first error, with `other_keys`
 * also one of personal_key_load(); the other files are still processed.
 */
PWP_CHECKED int personal_purge(const struct places *places, bool other_keys,
			       size_t *ret_removed);

/* Removes the key and then all files, including quarantined and unfinished ones. The
 * caller holds personal_key_lock(). Returns as above. */
PWP_CHECKED int personal_erase_all(const struct places *places, size_t *ret_removed);

#endif
