/* SPDX-License-Identifier: MIT */
/* The compiled form of the names, shared by compile/short_names.c and its reader. */
#ifndef PWP_DATA_SHORT_NAMES_FORMAT_H
#define PWP_DATA_SHORT_NAMES_FORMAT_H

#include "data/short_names.h"

#include <stddef.h>

/* A name in one group. */
struct short_names_entry {
	struct short_name name;
	uint16_t group;
	uint16_t next; /* index + 1 of the next entry of the bucket; 0: none */
};

/* The entries of a group: spellings of the full name, then its other forms. */
struct short_names_group {
	uint16_t first;
	uint8_t spellings, count;
};

extern const char short_names_text[]; /* all names, one after another */
extern const struct short_names_entry short_names_entries[];
extern const struct short_names_group short_names_groups[];

#endif
