/* SPDX-License-Identifier: MIT */
/*
 * The only place that names the platform's wipe. tests/unit/test_wipe.c shows with a
 * control case that the compiler keeps it.
 */
#include "base/wipe.h"

#include <string.h>

void wipe(void *ptr, size_t len)
{
	if (len > 0)
		explicit_bzero(ptr, len);
}
