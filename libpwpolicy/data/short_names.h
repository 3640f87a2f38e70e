/* SPDX-License-Identifier: MIT */
/*
 * Given names and their short forms. A full name stands for all its spellings, short forms
 * and pet forms; one of these for the full name. A name may be in several groups.
 */
#ifndef PWP_DATA_SHORT_NAMES_H
#define PWP_DATA_SHORT_NAMES_H

#include "data/short_names_format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a name stands for in one of its groups. */
struct short_names {
	size_t first, count; /* for short_names_at() */
	uint16_t next;	     /* where the search goes on */
};

/* A name to look up: folded letters, and the same as bits. */
struct short_names_key {
	const uint32_t *codes;
	size_t len;
	uint32_t letters;
};

/* Finds what a name stands for, then what in its next group; false if there is none. */
bool short_names_find(const struct short_names_key *key, struct short_names *ret_names);
bool short_names_next(const struct short_names_key *key, struct short_names *names);

/* ---- prefilters by the letters and the length of a name: only false is certain */

/* Whether there may be a name. */
static inline bool short_names_may_have(uint32_t letters, size_t len)
{
	return short_names_buckets[short_names_bucket(letters, len)] != 0;
}

/* Whether it may stand for one that is spelt with the letters `present`. */
bool short_names_may_spell(uint32_t letters, size_t len, uint32_t present);

const struct short_name *short_names_at(size_t index);

/* The letters of a name, not NUL-terminated. */
const char *short_names_letters(const struct short_name *name);

#endif
