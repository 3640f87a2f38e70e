/* SPDX-License-Identifier: MIT */
/* The command that destroys files which nobody else may read. */
#ifndef CLI_SHRED_COMMAND_H
#define CLI_SHRED_COMMAND_H

#include <stddef.h>

/* Prints it for `count` files. */
void shred_command_print(const char *const *paths, size_t count);

#endif
