/* SPDX-License-Identifier: MIT */
/* The user that a command for root is about, also when the account was removed. */
#ifndef CLI_USER_OPTION_H
#define CLI_USER_OPTION_H

#include "cli/common/args.h"
#include "store/system/places.h"

#include <stdbool.h>
#include <stdint.h>

/* The option --user in a command's table. */
enum { USER_OPTION_ID = 1 };

/* What is wrong with an operand, for a command's table. */
#define USER_OPTION_OPERAND_FAULT "a user is named with --user"

/* Takes --user. `data` points to the name, NULL so far. False: it has reported that there
 * are two. */
bool user_option_take(void *data, int id, const char *value);

/* The id of a user name; digits are an id. False: it has reported why not. */
bool user_option_find(const char *user, int64_t *ret_uid);

/* Runs a command that takes --user and nothing else; `question` asks for it. Returns the
 * exit status, which is that of `work` where there is a user. */
int user_option_run(const struct command *command, struct args *args,
		    const char *question,
		    int (*work)(const struct places *places, int64_t uid));

#endif
