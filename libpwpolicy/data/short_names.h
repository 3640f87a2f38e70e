/* SPDX-License-Identifier: MIT */
/*
 * Given names that stand for each other. A whole name stands for all its spellings, short
 * forms and pet forms; one of these for the whole name. A name may have several groups.
 */
#ifndef PWP_DATA_SHORT_NAMES_H
#define PWP_DATA_SHORT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct short_name {
	uint16_t start; /* for short_names_spelt() */
	uint8_t len;
};

/* What a name stands for in one of its groups. */
struct short_names {
	size_t first, count; /* for short_names_at() */
	uint16_t next;	     /* where the search goes on */
};

/* A name to look up: folded letters, and as bits which of the alphabet they are. */
struct short_names_key {
	const uint32_t *codes;
	size_t len;
	uint32_t letters;
};

/* Finds what a name stands for, then in its next group; false if there is none. */
bool short_names_find(const struct short_names_key *key, struct short_names *ret_names);
bool short_names_next(const struct short_names_key *key, struct short_names *names);

const struct short_name *short_names_at(size_t index);

/* The letters of a name, without closing NUL. */
const char *short_names_spelt(const struct short_name *name);

#endif
