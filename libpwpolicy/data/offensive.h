/* SPDX-License-Identifier: MIT */
/*
 * Offensive strings that must not appear across words of a phrase, each kept as a hash
 * (tools/wordlists/offensive.fnv).
 */
#ifndef PWP_DATA_OFFENSIVE_H
#define PWP_DATA_OFFENSIVE_H

#include <stdbool.h>
#include <stdint.h>

/* Their lengths. Longer ones are not listed: each contains a shorter one. */
#define OFFENSIVE_MIN_LEN 3
#define OFFENSIVE_MAX_LEN 7

/* Whether the hash (data/fnv.h) of lower-case letters is that of a listed string. A string
 * that is not listed has such a hash once in forty million. */
bool offensive_has(uint32_t hash);

#endif
