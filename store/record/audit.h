/* SPDX-License-Identifier: MIT */
/* The audit trail: one JSON object a line, readable by root alone. */
#ifndef PWP_STORE_AUDIT_H
#define PWP_STORE_AUDIT_H

#include "store/record/audit_line.h"
#include "store/system/places.h"

/* The file does not grow beyond this, should logrotate not run. */
#define AUDIT_FILE_MAX (64L * 1024 * 1024)

/*
 * Appends one line with one write(). The file is created with mode 0600 where it is missing,
 * and its folder with 0700. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG (the
 * file is full).
 */
PWP_CHECKED int audit_append(const struct places *places,
			     const struct audit_record *record);

#endif
