/* SPDX-License-Identifier: MIT */
/* Many passwords from standard input, one verdict a line on standard output. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/common/context.h"

/* One password a line. Returns the exit code. */
int batch_plain(const struct context *context);

/* One JSON object a line. `level` 0: as the profile of each line says. Returns the exit
 * code. */
int batch_json(const struct context *context, unsigned level);

#endif
