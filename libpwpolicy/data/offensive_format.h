/* SPDX-License-Identifier: MIT */
/* The compiled hashes of offensive strings, ascending. */
#ifndef PWP_DATA_OFFENSIVE_FORMAT_H
#define PWP_DATA_OFFENSIVE_FORMAT_H

#include <stdint.h>

extern const uint32_t offensive_hashes[];
extern const uint32_t offensive_hashes_size;

#endif
