/* SPDX-License-Identifier: MIT */
/* The audit trail: one JSON object a line, readable by root alone. */
#ifndef PWP_STORE_AUDIT_H
#define PWP_STORE_AUDIT_H

#include "base/reason.h"
#include "store/system/places.h"

#include <stdint.h>

/* Longest line in bytes, with its newline. */
#define AUDIT_LINE_MAX 1024
/* The file does not grow beyond this, should logrotate not run. */
#define AUDIT_FILE_MAX (64L * 1024 * 1024)

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
 * Appends one line with one write(). The file is created with mode 0600 where it is missing,
 * and its folder with 0700. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG (the
 * file is full).
 */
PWP_CHECKED int audit_append(const struct places *places,
			     const struct audit_record *record);

#endif
