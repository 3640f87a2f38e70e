/* SPDX-License-Identifier: MIT */
/* The module's lines of the audit trail. */
#ifndef PWP_PAM_AUDIT_H
#define PWP_PAM_AUDIT_H

#include "conversation.h"
#include "store/record/audit.h"

/* Adds a line; time and service are filled in. A fault is told to the system log: nothing
 * ever depends on the trail. */
void audit_add(const struct conversation *conversation, struct audit_record record);

#endif
