/* SPDX-License-Identifier: MIT */
/* Binary search. */
#include "data/fnv.h"

bool fnv_has(const uint32_t *hashes, uint32_t size, uint32_t hash)
{
	uint32_t low = 0, high = size;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (hashes[middle] == hash)
			return true;
		if (hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
