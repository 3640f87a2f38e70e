/* SPDX-License-Identifier: MIT */
/* The names in a folder, as they were at one moment. */
#ifndef PWP_STORE_LISTING_H
#define PWP_STORE_LISTING_H

#include "pwpolicy.h"

#include <stdbool.h>

typedef void listing_fn(const char *name, void *data);

/*
 * Calls `visit` with each name but "." and ".."; it may remove that name. A folder that was
 * removed has none. *ret_at_once: all fitted into one call to the kernel, so they were there at
 * the same moment. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int listing_visit(int folder, listing_fn *visit, void *data,
			      bool *ret_at_once);

#endif
