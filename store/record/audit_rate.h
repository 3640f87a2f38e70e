/* SPDX-License-Identifier: MIT */
/* How often the audit trail has told the same of a user of late. */
#ifndef PWP_STORE_AUDIT_RATE_H
#define PWP_STORE_AUDIT_RATE_H

#include "pwpolicy.h"
#include "store/record/audit_line.h"

/* So many lines of an event go to the trail about a user in an hour; another one says that there
 * were more. */
#define AUDIT_HOUR_MAX 30

/* Counts the lines about the user and the event of `record` in the hour before its time, up to
 * AUDIT_HOUR_MAX + 1, at the end of a file of `size` bytes. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int audit_rate_count(int fd, size_t size, const struct audit_record *record,
				 unsigned *ret_count);

#endif
