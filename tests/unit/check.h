/* SPDX-License-Identifier: MIT */
/* What every unit test needs of cmocka, and the size of a table. */
#ifndef PWP_TESTS_CHECK_H
#define PWP_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

/* Fails with the case's own reason, which a table's loop would otherwise not show. */
#define CHECK(condition, why)                                                 \
	do {                                                                  \
		if (!(condition))                                             \
			fail_msg("%s: does not hold: %s", (why), #condition); \
	} while (0)

#endif
