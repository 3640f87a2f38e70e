/* SPDX-License-Identifier: MIT */
/* The second estimator, for information beside ours. Verdicts never depend on it. */
#ifndef CLI_ZXCVBN_H
#define CLI_ZXCVBN_H

#include "pwpolicy.h"

/* For struct pwp_sources: 0 and log2 of the guesses, or non-zero for "no estimate". */
int zxcvbn_estimate(void *data, struct pwp_text password, double *ret_bits);

#endif
