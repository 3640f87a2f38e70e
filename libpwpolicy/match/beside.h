/* SPDX-License-Identifier: MIT */
/* What people put beside a known word. */
#ifndef PWP_MATCH_BESIDE_H
#define PWP_MATCH_BESIDE_H

#include "match/match.h"

/* Cells that begin or end where a known word does, and what they cost beside it. */
struct beside {
	size_t bound; /* their other end */
	uint32_t cost;
};

#define BESIDE_MAX 8

/* What ends before cell `at`, where a known word begins. Returns how many ways to read it,
 * at most BESIDE_MAX. */
size_t beside_before(const struct subject *subject, size_t at,
		     struct beside ret_items[static BESIDE_MAX]);

/* What begins with cell `at`, where a known word has ended. */
size_t beside_after(const struct subject *subject, size_t at,
		    struct beside ret_items[static BESIDE_MAX]);

#endif
