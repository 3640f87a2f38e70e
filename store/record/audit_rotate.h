/* SPDX-License-Identifier: MIT */
/* Rotates a full audit trail. */
#ifndef PWP_STORE_AUDIT_ROTATE_H
#define PWP_STORE_AUDIT_ROTATE_H

#include "pwpolicy.h"

#include <stdint.h>

/* Days for which a rotated file is kept. */
#define AUDIT_DAYS 366

/*
 * Renames NAME in an open folder to NAME.YYYYMMDDhhmmss and removes files of such names that are
 * older than AUDIT_DAYS. `now`: seconds since 1970. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int audit_rotate(int folder, const char *name, int64_t now);

#endif
