/* SPDX-License-Identifier: MIT */
/*
 * FNV-1a (Fowler, Noll and Vo; public domain) with 32 bits, for texts that are looked up but
 * never shown. The hash hides them from casual readers and from web filters, not from
 * somebody who guesses a text and looks it up.
 */
#ifndef PWP_DATA_FNV_H
#define PWP_DATA_FNV_H

#include <stdbool.h>
#include <stdint.h>

/* The hash of the empty text. */
#define FNV_START UINT32_C(0x811c9dc5)
#define FNV_PRIME UINT32_C(0x01000193)

static inline uint32_t fnv_step(uint32_t hash, uint8_t byte)
{
	return (hash ^ byte) * FNV_PRIME;
}

/* Whether a hash is among `size` ascending ones. */
bool fnv_has(const uint32_t *hashes, uint32_t size, uint32_t hash);

#endif
