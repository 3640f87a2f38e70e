/* SPDX-License-Identifier: MIT */
/*
 * Strings that must not show where words are written together: rude ones, each kept as a
 * hash (tools/wordlists/borders.fnv).
 */
#ifndef PWP_DATA_BORDERS_H
#define PWP_DATA_BORDERS_H

#include <stdbool.h>
#include <stdint.h>

/* Their lengths; a longer one holds a shorter one. */
#define BORDERS_MIN_LEN 3
#define BORDERS_MAX_LEN 7

/* Whether a string of small letters with this hash (data/fnv.h) is one of them. */
bool borders_hold(uint32_t hash);

#endif
