/* SPDX-License-Identifier: MIT */
/* Random bytes from the system. */
#ifndef PWP_SYSTEM_ENTROPY_H
#define PWP_SYSTEM_ENTROPY_H

#include "pwpolicy.h"

#include <stddef.h>

/* Most bytes of one call: getrandom(2) gives them whole, whatever signals come. */
#define ENTROPY_MAX 256

/* Fills `len` bytes, at most ENTROPY_MAX. Returns 0 or PWP_ERR_RANDOM. */
PWP_CHECKED int entropy_fill(void *buf, size_t len);

#endif
