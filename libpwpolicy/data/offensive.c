/* SPDX-License-Identifier: MIT */
/* The table is compiled by compile/offensive.c. */
#include "data/offensive.h"

#include "data/fnv.h"
#include "data/offensive_format.h"

bool offensive_has(uint32_t hash)
{
	return fnv_has(offensive_hashes, offensive_hashes_size, hash);
}
