/* SPDX-License-Identifier: MIT */
/* How an audit record is written; docs/audit.md tells its readers. */
#ifndef PWP_STORE_AUDIT_LINE_H
#define PWP_STORE_AUDIT_LINE_H

#include "store/record/audit.h"

#include <stddef.h>

/* Longest text of a member, as it stands in the line; a fingerprint just fits. */
#define AUDIT_TEXT_MAX 64

/*
 * Writes a record as one line of JSON with its newline, and NUL. Whatever the record
 * holds, AUDIT_LINE_MAX + 1 bytes are enough. Returns 0 with the length without NUL, or
 * PWP_ERR_BUFFER.
 */
PWP_CHECKED int audit_line(const struct audit_record *record, char *buf, size_t size,
			   size_t *ret_len);

#endif
