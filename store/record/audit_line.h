/* SPDX-License-Identifier: MIT */
/* The format of an audit record; docs/audit.md documents it. */
#ifndef PWP_STORE_AUDIT_LINE_H
#define PWP_STORE_AUDIT_LINE_H

#include "store/record/audit.h"

#include <stddef.h>

/* Longest text of a member as written to the line; a fingerprint just fits. */
#define AUDIT_TEXT_MAX 64

/*
 * Writes a record as one line of JSON with its newline, and NUL. Whatever the record
 * holds, AUDIT_LINE_MAX + 1 bytes are enough. Returns 0 with the length without NUL, or
 * PWP_ERR_BUFFER.
 */
PWP_CHECKED int audit_line(const struct audit_record *record, char *buf, size_t size,
			   size_t *ret_len);

#endif
