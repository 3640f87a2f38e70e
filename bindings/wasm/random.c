/* SPDX-License-Identifier: MIT */
/* Random bytes from the host of the module: all that it imports. */
#include <stddef.h>
#include <unistd.h>

int pwp_random(void *buf, size_t len);

int pwp_random(void *buf, size_t len)
{
	return getentropy(buf, len);
}
