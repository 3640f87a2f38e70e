/* SPDX-License-Identifier: MIT */
/* CPU time and medians: what a benchmark on a shared machine can rely on. */
#ifndef PWP_BENCH_CLOCK_H
#define PWP_BENCH_CLOCK_H

#include <stddef.h>

/* CPU time of this process in microseconds; other processes do not count in it. */
double clock_cpu(void);

/* Wall-clock time in microseconds. */
double clock_wall(void);

/* The median; sorts the values. `count` is at least 1. */
double clock_median(double *values, size_t count);

#endif
