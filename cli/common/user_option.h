/* SPDX-License-Identifier: MIT */
/*
 * The user that a command is about. A name comes first everywhere, also one of digits; a
 * user id has an option of its own.
 */
#ifndef CLI_USER_OPTION_H
#define CLI_USER_OPTION_H

#include "cli/common/args.h"
#include "store/system/account.h"
#include "store/system/places.h"

#include <stdbool.h>
#include <stdint.h>

/* The options in a command's table; its other ones have ids from USER_OPTION_END on. */
enum { USER_OPTION_NAME = 1, USER_OPTION_UID, USER_OPTION_END };
#define USER_OPTION_NAME_DEF(help)                          \
	{                                                   \
		USER_OPTION_NAME, 'u', "user", "NAME", help \
	}
#define USER_OPTION_UID_DEF(help)                         \
	{                                                 \
		USER_OPTION_UID, 0, "uid", "NUMBER", help \
	}

/* What is wrong with an operand, for a command's table. */
#define USER_OPTION_OPERAND_FAULT "a user is named with --user"

/* As given; borrowed from the arguments. At most one is not NULL. */
struct user_option {
	const char *name;
	const char *uid;
};

bool user_option_given(const struct user_option *option);

/* Takes --user or --uid; `data` is a struct user_option. False: it has reported that there
 * are two, or that it is empty. */
bool user_option_take(void *data, int id, const char *value);

/*
 * Finds the account for a command about what is stored: where it was removed, the user id
 * alone is enough, and ret_account->user is NULL. account_done() ends it. False: it has
 * reported why not, also for a name that is the user id of another account.
 */
bool user_option_find(const struct user_option *option, struct account *ret_account);

/* The name of the user, for a command that judges: a name need not be known to this
 * machine, an id must be. The caller frees *ret_name. False: it has reported why not. */
bool user_option_find_name(const struct user_option *option, char **ret_name);

/* Runs a command that takes these options and nothing else; `question` asks for them. Returns
 * the exit status, which is that of `work` where there is a user. */
int user_option_run(const struct command *command, struct args *args,
		    const char *question,
		    int (*work)(const struct places *places, int64_t uid));

#endif
