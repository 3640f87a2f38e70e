/* SPDX-License-Identifier: MIT */
/* To whom the sudoers file grants something. */
#ifndef CLI_SUDOERS_H
#define CLI_SUDOERS_H

#include "cli/common/string_list.h"

#include <stdbool.h>

/* Names as sudoers writes them: a user or group by number is "#1000". A zeroed one is
 * empty. */
struct sudoers {
	struct string_list users;
	struct string_list groups; /* without their "%" */
	struct string_list notes;  /* sentences about what the lists cannot show */
};

/* Reads what `cvtsudoers -e -f json` writes. False when there is no memory; what is
 * malformed becomes a note. */
bool sudoers_parse(const char *json, struct sudoers *sudoers);

/* Reads this machine's sudoers. False when there is no memory; where it cannot be read, a
 * note says so. */
bool sudoers_read(struct sudoers *sudoers);

void sudoers_done(struct sudoers *sudoers);

#endif
