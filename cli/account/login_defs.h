/* SPDX-License-Identifier: MIT */
/* Numbers in login.defs(5), by which the programs of shadow make and age accounts. */
#ifndef CLI_LOGIN_DEFS_H
#define CLI_LOGIN_DEFS_H

#include <stdint.h>

#define LOGIN_DEFS_FILE "/etc/login.defs"

/* The number after a name, where the last line counts; `otherwise` where it is not set, is
 * no number, or the file cannot be read. */
uint64_t login_defs_number(const char *path, const char *name, uint64_t otherwise);

#endif
