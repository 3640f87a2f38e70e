/* SPDX-License-Identifier: MIT */
/* The one way to forget a secret. */
#ifndef PWP_BASE_WIPE_H
#define PWP_BASE_WIPE_H

#include <stddef.h>

/* Overwrites `len` bytes; the compiler cannot leave it out. ptr may be NULL when len is
 * 0. */
void wipe(void *ptr, size_t len);

#endif
