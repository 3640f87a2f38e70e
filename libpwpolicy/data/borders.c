/* SPDX-License-Identifier: MIT */
/* A string that is none of them is taken for one once in forty million times. */
#include "data/borders.h"

#include "data/borders_format.h"
#include "data/fnv.h"

bool borders_hold(uint32_t hash)
{
	return fnv_holds(border_hashes, border_hashes_size, hash);
}
