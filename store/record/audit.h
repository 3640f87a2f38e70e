/* SPDX-License-Identifier: MIT */
/* The audit trail: one JSON object a line, readable by root alone. */
#ifndef PWP_STORE_AUDIT_H
#define PWP_STORE_AUDIT_H

#include "store/record/audit_line.h"
#include "store/system/places.h"

/* A file of this size is rotated, should logrotate not run; logins leave an eighth of it to other
 * events, should that fail. */
#define AUDIT_FILE_MAX (64L * 1024 * 1024)

/*
 * Appends one line with one write(). The file is created with mode 0600 where it is missing,
 * and its folder with 0700. Of an event of a user there are at most AUDIT_HOUR_MAX lines in an
 * hour; one with the outcome "limited" says that there were more, which are dropped. Returns 0,
 * also for a dropped one; PWP_ERR_BUSY: this was the first dropped one; PWP_ERR_FILE,
 * PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG (the file is full and cannot be rotated).
 */
PWP_CHECKED int audit_append(const struct places *places,
			     const struct audit_record *record);

#endif
