/* SPDX-License-Identifier: MIT */
/* What is made from the table of reasons. */
#include "base/reason.h"

#include <assert.h>
#include <stddef.h>

#define NAME(number, name, group) [PWP_REASON_##number] = #name,
static const char *const names[REASON_END] = { REASON_TABLE(NAME) };

#define GROUP(number, name, group) [PWP_REASON_##number] = REASON_GROUP_##group,
static const uint8_t groups[REASON_END] = { REASON_TABLE(GROUP) };

static_assert(REASON_END <= REASON_SET_SIZE, "every reason has a bit");

const char *reason_name(unsigned number)
{
	return number < REASON_END ? names[number] : NULL;
}

reason_set reason_set_of_group(enum reason_group group)
{
	reason_set reasons = 0;

	for (unsigned number = 1; number < REASON_END; number++)
		if (groups[number] == group)
			reasons |= REASON_SET_OF(number);
	return reasons;
}
