/* SPDX-License-Identifier: MIT */
/* A context of nettle keeps its last block, which may be a part of a hash: it is wiped. */
#include "store/system/digest.h"

#include "base/wipe.h"
#include "base/hex.h"

void digest_finish(struct sha256_ctx *sum, char hex[static DIGEST_LEN])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(sum, sizeof(digest), digest);
	hex_write(digest, sizeof(digest), hex);
	wipe(digest, sizeof(digest));
	wipe(sum, sizeof(*sum));
}
