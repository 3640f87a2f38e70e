/* SPDX-License-Identifier: MIT */
/*
 * What a login needs was measured with the real su and passwd (tests/real); these numbers are
 * above that, and far below what a session of any system has.
 */
#include "resource_limits.h"

#include "base/array.h"

#include <sys/resource.h>
#include <unistd.h>

#define MIB ((rlim_t)1024 * 1024)
/* Of our own files, the longest, and the audit trail. */
#define OWN_FILES (128 * MIB)

static bool is_below(__rlimit_resource_t resource, rlim_t needed)
{
	struct rlimit limit;
	return getrlimit(resource, &limit) != 0 || limit.rlim_cur < needed;
}

bool resource_limits_too_small(uint64_t file_size)
{
	static const struct {
		__rlimit_resource_t resource;
		rlim_t needed;
	} needs[] = {
		{ RLIMIT_NOFILE, 24 },
		{ RLIMIT_AS, 64 * MIB },
		{ RLIMIT_DATA, 32 * MIB },
		{ RLIMIT_STACK, MIB / 4 },
	};
	for (size_t i = 0; i < ARRAY_SIZE(needs); i++)
		if (is_below(needs[i].resource, needs[i].needed))
			return true;
	return is_below(RLIMIT_FSIZE, file_size);
}

bool resource_limits_by_user(void)
{
	return getuid() != 0 && resource_limits_too_small(OWN_FILES);
}
