/* SPDX-License-Identifier: MIT */
/*
 * What a login needs was measured with the real su and passwd (tests/real); these numbers are
 * above that, and far below what a session of any system has.
 */
#include "resource_limits.h"

#include "base/array.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MIB ((rlim_t)1024 * 1024)
/* A copy of shadow is longer than any file that is kept about a person. */
#define LONGEST_FILE MIB
/* More than the most that are open at once: pam_unix's, and those of the store. */
#define DESCRIPTORS 12

static bool is_below(__rlimit_resource_t resource, rlim_t needed)
{
	struct rlimit limit;
	return getrlimit(resource, &limit) != 0 || limit.rlim_cur < needed;
}

/* The limit says nothing of what its user has left open. */
static bool lacks_descriptors(void)
{
	int open_ones[DESCRIPTORS];
	size_t count = 0;
	while (count < DESCRIPTORS &&
	       (open_ones[count] = open("/", O_PATH | O_CLOEXEC)) >= 0)
		count++;
	bool lacks = count < DESCRIPTORS;
	while (count > 0)
		close(open_ones[--count]);
	return lacks;
}

bool resource_limits_too_small(uint64_t file_size)
{
	static const struct {
		__rlimit_resource_t resource;
		rlim_t needed;
	} needs[] = {
		{ RLIMIT_AS, 64 * MIB },
		{ RLIMIT_DATA, 32 * MIB },
		{ RLIMIT_STACK, MIB / 4 },
	};
	for (size_t i = 0; i < ARRAY_SIZE(needs); i++)
		if (is_below(needs[i].resource, needs[i].needed))
			return true;
	return is_below(RLIMIT_FSIZE, file_size) || lacks_descriptors();
}

bool resource_limits_by_user(void)
{
	return getuid() != 0 && resource_limits_too_small(LONGEST_FILE);
}
