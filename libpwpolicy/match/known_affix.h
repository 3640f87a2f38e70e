/* SPDX-License-Identifier: MIT */
/* What people put next to a known word. */
#ifndef PWP_MATCH_KNOWN_AFFIX_H
#define PWP_MATCH_KNOWN_AFFIX_H

#include "normalise/subject.h"

/* Cells that begin or end where a known word does, and what they cost next to it. */
struct known_affix {
	size_t bound; /* their other end */
	uint32_t cost;
};

#define KNOWN_AFFIX_MAX 8

/* What ends before cell `at`, where a known word begins. Returns the number of readings, at
 * most KNOWN_AFFIX_MAX. */
size_t known_affix_before(const struct subject *subject, size_t at,
			  struct known_affix ret_items[static KNOWN_AFFIX_MAX]);

/* What begins with cell `at`, where a known word has ended. */
size_t known_affix_after(const struct subject *subject, size_t at,
			 struct known_affix ret_items[static KNOWN_AFFIX_MAX]);

#endif
