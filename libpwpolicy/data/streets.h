/* SPDX-License-Identifier: MIT */
/* Types of street. */
#ifndef PWP_DATA_STREETS_H
#define PWP_DATA_STREETS_H

#define STREET_TYPES 24
#define STREET_SPELLINGS 4

/* The spellings of each type, the most frequent first, NULL after the last. All begin with
 * the same letter. */
extern const char *const street_types[STREET_TYPES][STREET_SPELLINGS];

#endif
