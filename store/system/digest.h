/* SPDX-License-Identifier: MIT */
/* SHA-256 in small hexadecimal digits; nothing of what was summed stays in memory. */
#ifndef PWP_STORE_DIGEST_H
#define PWP_STORE_DIGEST_H

#include "base/sha256.h"

/* Hexadecimal digits of a sum. */
#define DIGEST_LEN ((size_t)SHA256_SIZE * 2)

/* Writes the sum of what `sum` was fed, without NUL, and wipes it. */
void digest_finish(struct sha256 *sum, char hex[static DIGEST_LEN]);

#endif
