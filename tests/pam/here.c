/* SPDX-License-Identifier: MIT */
/*
 * Linked into the module under test in place of the machine's own folders: nothing is
 * there, and nothing can be made there, so that a test leaves nothing behind.
 */
#include "store/system/places.h"

const struct places *__wrap_places_system(void);

const struct places *__wrap_places_system(void)
{
	static const struct places nowhere = {
		.policy = "/proc/pwpolicy",
		.state = "/proc/pwpolicy",
		.audit = "/proc/pwpolicy/audit",
		.passwd = "/proc/pwpolicy/passwd",
		.shadow = "/proc/pwpolicy/shadow",
	};
	return &nowhere;
}
