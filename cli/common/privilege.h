/* SPDX-License-Identifier: MIT */
/* Who may run the commands about what is kept of people. */
#ifndef CLI_PRIVILEGE_H
#define CLI_PRIVILEGE_H

#include <stdbool.h>

/* Whether root runs this process, and not through a setuid file. False: it has said that
 * the command is root's. */
bool privilege_require_root(void);

#endif
