/* SPDX-License-Identifier: MIT */
/* Where a profile contradicts published guidance or falls short of it. */
#ifndef CLI_GUIDANCE_H
#define CLI_GUIDANCE_H

#include "cli/common/context.h"

/* Prints a note for each difference. Returns how many there are. */
unsigned guidance_print(const struct context *context, const char *profile);

#endif
