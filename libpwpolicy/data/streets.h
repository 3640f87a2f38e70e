/* SPDX-License-Identifier: MIT */
/* Kinds of street. */
#ifndef PWP_DATA_STREETS_H
#define PWP_DATA_STREETS_H

#define STREET_KINDS 24
#define STREET_SPELLINGS 4

/* Each kind as people write it, most often first; closed by NULL where there are fewer. All
 * ways to write a kind begin alike. */
extern const char *const street_kinds[STREET_KINDS][STREET_SPELLINGS];

#endif
