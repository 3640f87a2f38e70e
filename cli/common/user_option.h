/* SPDX-License-Identifier: MIT */
/* The one user that a command for root is about, also when the account has gone. */
#ifndef CLI_USER_OPTION_H
#define CLI_USER_OPTION_H

#include "cli/common/args.h"
#include "store/system/places.h"

#include <stdbool.h>
#include <stdint.h>

/* The option --user in a command's table. */
enum { USER_OPTION_ID = 1 };

/* Takes --user, once; anything else is an error that it has said. `data` points to the
 * name, NULL so far. */
bool user_option_take(void *data, int id, const char *value);

/* The id of a user name, or of digits, which are one. False: it has said why not. */
bool user_option_find(const char *user, int64_t *ret_uid);

/* Runs a command that takes --user and nothing else; `question` asks for it. Returns the
 * exit status, which is that of `work` where there is a user. */
int user_option_run(const struct command *command, struct args *args,
		    const char *question,
		    int (*work)(const struct places *places, int64_t uid));

#endif
