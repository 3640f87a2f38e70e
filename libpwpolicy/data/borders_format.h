/* SPDX-License-Identifier: MIT */
/* Compiled strings that must not show: hashes in rising order. */
#ifndef PWP_DATA_BORDERS_FORMAT_H
#define PWP_DATA_BORDERS_FORMAT_H

#include <stdint.h>

extern const uint32_t border_hashes[];
extern const uint32_t border_hashes_size;

#endif
