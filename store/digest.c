/* SPDX-License-Identifier: MIT */
/* A context of nettle keeps its last block, which may be a part of a hash: it is wiped. */
#include "store/digest.h"

#include "base/wipe.h"

void digest_finish(struct sha256_ctx *sum, char hex[static DIGEST_LEN])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(sum, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	wipe(digest, sizeof(digest));
	wipe(sum, sizeof(*sum));
}
