/* SPDX-License-Identifier: MIT */
/* Paths as people type them. */
#ifndef CLI_PATH_H
#define CLI_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the absolute form of a path that may be relative. False: errno says why. */
bool path_absolute(const char *path, char *buf, size_t size);

#endif
