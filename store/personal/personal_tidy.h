/* SPDX-License-Identifier: MIT */
/* Removing words that nobody needs any more. */
#ifndef PWP_STORE_PERSONAL_TIDY_H
#define PWP_STORE_PERSONAL_TIDY_H

#include "store/system/places.h"

#include <stddef.h>

/*
 * Removes the files whose time is over, and with `foreign` also those that the key of this
 * machine did not make, which are useless. Corrupt ones stay: the doctor shows them. Returns
 * 0 with their number, or the first error; what it hit upon stays and the rest is done.
 */
PWP_CHECKED int personal_tidy(const struct places *places, bool foreign,
			      size_t *ret_removed);

/* Removes the key and then all files, also those that were quarantined or not finished. The
 * caller holds personal_key_lock(). As above. */
PWP_CHECKED int personal_erase_all(const struct places *places, size_t *ret_removed);

#endif
