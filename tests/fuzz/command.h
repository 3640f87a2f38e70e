/* SPDX-License-Identifier: MIT */
/* Runs a command of pwpolicy with nobody to read what it prints. */
#ifndef PWP_TESTS_FUZZ_COMMAND_H
#define PWP_TESTS_FUZZ_COMMAND_H

#include "cli/common/command.h"

#include <stdbool.h>

/* Runs it with arguments that end with NULL, faults armed if so wanted. Returns its exit
 * code. */
int command_run(const struct command *command, bool armed, const char *const *arguments);

#endif
