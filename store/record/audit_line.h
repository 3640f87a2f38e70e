/* SPDX-License-Identifier: MIT */
/* The format of an audit record; docs/audit.md documents it. */
#ifndef PWP_STORE_AUDIT_LINE_H
#define PWP_STORE_AUDIT_LINE_H

#include "base/reason.h"

#include <stddef.h>
#include <stdint.h>

/* Longest line in bytes, with its newline. */
#define AUDIT_LINE_MAX 1024
/* Longest text of a member as written to the line; a fingerprint just fits. */
#define AUDIT_TEXT_MAX 64

/* Members are borrowed; a NULL text is left out. Never a password, a strength, a length or
 * a word that matched. */
struct audit_record {
	int64_t time;	   /* seconds since 1970 */
	const char *event; /* "login", "change", "status"...: docs/audit.md */
	int64_t uid;	   /* whom it concerns; -1 is left out */
	const char *profile;
	const char *service; /* from the application: any bytes; escaped and cut */
	const char *outcome; /* docs/audit.md lists them */
	reason_set reasons;  /* 0 is left out */
	const char *rules;   /* fingerprint */
};

/*
 * Writes a record as one line of JSON with its newline, and NUL. Whatever the record
 * holds, AUDIT_LINE_MAX + 1 bytes are enough. Returns 0 with the length without NUL, or
 * PWP_ERR_BUFFER.
 */
PWP_CHECKED int audit_line(const struct audit_record *record, char *buf, size_t size,
			   size_t *ret_len);

#endif
