/* SPDX-License-Identifier: MIT */
/* A sum of few and known texts tells which they were, so it is wiped as they are. */
#include "store/system/digest.h"

#include "base/hex.h"
#include "base/wipe.h"

void digest_finish(struct sha256 *sum, char hex[static DIGEST_LEN])
{
	uint8_t digest[SHA256_SIZE];

	sha256_finish(sum, digest);
	hex_write(digest, sizeof(digest), hex);
	wipe(digest, sizeof(digest));
}
