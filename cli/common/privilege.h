/* SPDX-License-Identifier: MIT */
/* Who may run the administrator's commands. */
#ifndef CLI_PRIVILEGE_H
#define CLI_PRIVILEGE_H

#include <stdbool.h>

/* Whether root runs this process, and not by a setuid file. False: it has reported that the
 * command is for root. */
bool privilege_require_root(void);

#endif
