/* SPDX-License-Identifier: MIT */
/* Reproducible random numbers: splitmix64 (Steele, Lea and Flood, OOPSLA 2014). */
#ifndef PWP_BENCH_DICE_H
#define PWP_BENCH_DICE_H

#include <stddef.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

static inline uint64_t dice_next(struct dice *dice)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* A number below `limit`, which is at least 1. */
static inline size_t dice_below(struct dice *dice, size_t limit)
{
	return (size_t)(dice_next(dice) % limit);
}

#endif
