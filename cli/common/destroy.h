/* SPDX-License-Identifier: MIT */
/* How to get rid of files that hold what nobody else must read. */
#ifndef CLI_DESTROY_H
#define CLI_DESTROY_H

#include <stddef.h>

/* Prints the command that destroys files, to be copied. */
void destroy_print(const char *const *paths, size_t count);

#endif
