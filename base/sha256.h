/* SPDX-License-Identifier: MIT */
/* SHA-256 and HMAC-SHA-256. What they keep is as secret as what they were given. */
#ifndef PWP_BASE_SHA256_H
#define PWP_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_SIZE ((size_t)32)
#define SHA256_BLOCK ((size_t)64)

struct sha256 {
	uint32_t state[8];
	uint64_t len;		     /* of what was added, in bytes */
	uint8_t block[SHA256_BLOCK]; /* the last len % SHA256_BLOCK of them */
};

void sha256_init(struct sha256 *sum);

void sha256_add(struct sha256 *sum, const void *bytes, size_t len);

/* Gives the sum of all that was added and wipes the rest. */
void sha256_finish(struct sha256 *sum, uint8_t ret_digest[static SHA256_SIZE]);

/* A key, of which the two halves of the work that are the same for every message are done. */
struct hmac_sha256 {
	struct sha256 inner, outer; /* behind the key's block */
	struct sha256 message;	    /* goes on from `inner` */
};

/* The caller wipes what it makes. */
void hmac_sha256_init(struct hmac_sha256 *hmac, const void *key, size_t len);

void hmac_sha256_add(struct hmac_sha256 *hmac, const void *bytes, size_t len);

/* Gives the first `len` bytes, at most SHA256_SIZE, of the code of all that was added, and
 * begins the next message. */
void hmac_sha256_finish(struct hmac_sha256 *hmac, uint8_t *ret_code, size_t len);

#endif
