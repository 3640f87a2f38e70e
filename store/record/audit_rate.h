/* SPDX-License-Identifier: MIT */
/* How often the audit trail has told the same of a user of late. */
#ifndef PWP_STORE_AUDIT_RATE_H
#define PWP_STORE_AUDIT_RATE_H

#include "pwpolicy.h"
#include "store/record/audit_line.h"

#include <stdbool.h>

/* So many lines of an event go to the trail about a user in an hour; another one says that there
 * were more. */
#define AUDIT_HOUR_MAX 30

/* The outcome of the line that says that there were more. */
#define AUDIT_LIMITED "limited"

/* What the trail has about a user and an event. */
struct audit_rate {
	unsigned lines; /* but those that say that there were more */
	bool limited;	/* there is one that says so */
};

/* Looks at the hour before the time of `record`, at the end of a file of `size` bytes. Counts no
 * further than to AUDIT_HOUR_MAX. Returns 0, PWP_ERR_FILE or PWP_ERR_BUFFER. */
PWP_CHECKED int audit_rate_find(int fd, size_t size, const struct audit_record *record,
				struct audit_rate *ret_rate);

#endif
