/* SPDX-License-Identifier: MIT */
/* A length of time in words. */
#ifndef PWP_BASE_DURATION_H
#define PWP_BASE_DURATION_H

#include "base/text.h"

#include <stdint.h>

/* Adds a time in its largest whole unit, rounded down: "3 hours", "less than a second". */
void duration_add(struct text *text, uint64_t seconds);

#endif
