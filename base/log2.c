/* SPDX-License-Identifier: MIT */
/*
 * Integer logarithms. log2_of() uses repeated squaring of the mantissa in [1, 2): each
 * squaring that reaches 2 gives the next binary digit (Knuth, The Art of Computer
 * Programming 1, 1.2.2, exercise 28). log2_sum() uses log2(2^a + 2^b) = a + log2(1 +
 * 2^-(a-b)) with a table of the last term in steps of 1/8 bit.
 */
#include "base/log2.h"

uint32_t log2_of(uint64_t n)
{
	uint32_t whole = 63u - (uint32_t)__builtin_clzll(n);
	/* mantissa in [1, 2) as 1.31 fixed point */
	uint64_t mantissa = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
	uint32_t fraction = 0;

	for (int digit = 0; digit < 8; digit++) {
		mantissa = mantissa * mantissa >> 31;
		fraction <<= 1;
		if (mantissa >> 32) {
			fraction |= 1;
			mantissa >>= 1;
		}
	}
	return whole * BITS_ONE + fraction;
}

/* log2(1 + 2^-(i/8)) in 1/256 bit, rounded down, for i = 0 .. 63. */
/* clang-format off */
static const uint16_t sum_terms[64] = {
	256, 240, 225, 211, 197, 184, 172, 160,
	149, 139, 129, 120, 111, 103,  96,  89,
	 82,  76,  70,  65,  60,  55,  51,  47,
	 43,  40,  36,  33,  31,  28,  26,  24,
	 22,  20,  18,  17,  15,  14,  13,  12,
	 11,  10,   9,   8,   8,   7,   6,   6,
	  5,   5,   4,   4,   4,   3,   3,   3,
	  2,   2,   2,   2,   2,   1,   1,   1,
};
/* clang-format on */

uint32_t log2_sum(uint32_t a, uint32_t b)
{
	uint32_t larger = a > b ? a : b;
	uint32_t steps = (a > b ? a - b : b - a) / (BITS_ONE / 8);

	return larger + (steps < 64 ? sum_terms[steps] : 0);
}
