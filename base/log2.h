/* SPDX-License-Identifier: MIT */
/* Strength arithmetic: log2 as an integer in 1/256 bit, the same on every platform. */
#ifndef PWP_BASE_LOG2_H
#define PWP_BASE_LOG2_H

#include <stdint.h>

/* One bit. */
#define BITS_ONE 256u
/* A constant of `whole` bits and `percent` hundredths, as 1/256 bit. */
#define BITS(whole, percent) ((whole)*BITS_ONE + (percent)*BITS_ONE / 100u)

/* log2(n) in 1/256 bit, rounded down; n must not be 0. */
uint32_t log2_of(uint64_t n);

/* log2(2^a + 2^b), all in 1/256 bit, at most 1/16 bit off. */
uint32_t log2_sum(uint32_t a, uint32_t b);

#endif
