/* SPDX-License-Identifier: MIT */
/*
 * The registry of reasons: their numbers are public (enum pwp_reason_number), their names
 * stand in reason.c, their sentences in present/message.c; docs/reasons.md is made from
 * all three.
 */
#ifndef PWP_DATA_REASON_H
#define PWP_DATA_REASON_H

#include "pwpolicy.h"

/* One more than the greatest number of a reason. */
#define REASON_END (PWP_REASON_TOO_OLD + 1)

/* The stable name in lower_snake; NULL for a number that is no reason. */
const char *reason_name(unsigned number);

#endif
