/* SPDX-License-Identifier: MIT */
/* The compiled form of the names, shared by compile/short_names.c and its reader. */
#ifndef PWP_DATA_SHORT_NAMES_FORMAT_H
#define PWP_DATA_SHORT_NAMES_FORMAT_H

#include <stddef.h>
#include <stdint.h>

struct short_name {
	uint32_t letters; /* a bit for each of a to z that it has */
	uint16_t start;	  /* for short_names_letters() */
	uint8_t len;
};

#define SHORT_NAMES_BUCKETS 4096

/* The names that share a bucket: index + 1 of the first; 0: none. */
extern const uint16_t short_names_buckets[SHORT_NAMES_BUCKETS];

static inline size_t short_names_bucket(uint32_t letters, size_t len)
{
	return (letters * UINT32_C(0x9e3779b1) >> 20 ^ len * 37) % SHORT_NAMES_BUCKETS;
}

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
