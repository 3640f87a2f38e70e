/* SPDX-License-Identifier: MIT */
/* getrandom(2), which needs no file and blocks until the kernel's pool is ready. */
#include "system/entropy.h"

#include <errno.h>
#include <sys/random.h>

int entropy_fill(void *buf, size_t len)
{
	ssize_t got;

	do
		got = getrandom(buf, len, 0);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)len ? 0 : PWP_ERR_RANDOM;
}
