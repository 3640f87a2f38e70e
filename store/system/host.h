/* SPDX-License-Identifier: MIT */
/* The name of the machine, and the time. */
#ifndef PWP_STORE_HOST_H
#define PWP_STORE_HOST_H

#include "pwpolicy.h"

#include <stdint.h>

/* The longest host name of a request, and its NUL. */
#define HOST_NAME_SIZE (PWP_WORD_MAX + 1)

/* Writes the machine's name; "" where it has none. `host` has HOST_NAME_SIZE
 * bytes. */
void host_name(char *host);

/* Seconds since 1970, and days since 1970-01-01, in UTC; -1 where the clock is wrong. */
int64_t host_now(void);
int64_t host_today(void);

/* The current year for a request; 0 where the clock is wrong. */
int host_year(void);

#endif
