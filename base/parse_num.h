/* SPDX-License-Identifier: MIT */
/* Strict numbers: the whole text is the number, and there is one way to write each. */
#ifndef PWP_BASE_PARSE_NUM_H
#define PWP_BASE_PARSE_NUM_H

#include "base/str.h"
#include "pwpolicy.h"

#include <stdint.h>

/* Strengths are kept in this many parts of a bit. */
#define BITS_UNIT 256u

/*
 * Reads decimal digits: no minus, no space, no superfluous leading zero, min to max.
 * Returns 0 or PWP_ERR_VALUE.
 */
PWP_CHECKED int parse_num(struct str text, uint64_t min, uint64_t max,
			  uint64_t *ret_number);

/*
 * Takes a number off the front of *rest, as other programs write it: digits, also with
 * leading zeros, of at most `max`. False: there is no digit, or the number is greater.
 */
bool parse_leading_num(struct str *rest, uint64_t max, uint64_t *ret_number);

/*
 * Reads a strength in bits with at most two decimals ("26.6") into 1/256 bit, rounded to
 * the nearest; 0 to max_bits. Returns 0 or PWP_ERR_VALUE.
 */
PWP_CHECKED int parse_bits(struct str text, uint32_t max_bits, uint32_t *ret_units);

#endif
