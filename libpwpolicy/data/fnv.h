/* SPDX-License-Identifier: MIT */
/*
 * FNV-1a (Fowler, Noll and Vo; public domain) in 32 bits: how texts are kept that are
 * looked up and never read. It hides them from a reader's eye and from filters; nobody
 * who knows a text is kept from finding that it is listed.
 */
#ifndef PWP_DATA_FNV_H
#define PWP_DATA_FNV_H

#include <stdbool.h>
#include <stdint.h>

/* The hash of nothing. */
#define FNV_START UINT32_C(0x811c9dc5)

static inline uint32_t fnv_step(uint32_t hash, uint8_t byte)
{
	return (hash ^ byte) * UINT32_C(0x01000193);
}

/* Whether a hash is among `size` rising ones. */
bool fnv_holds(const uint32_t *hashes, uint32_t size, uint32_t hash);

#endif
