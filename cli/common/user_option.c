/* SPDX-License-Identifier: MIT */
/*
 * Files about a person are named by the user id, so digits are taken as one: the account
 * may no longer exist.
 */
#include "cli/common/user_option.h"

#include "base/parse_num.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/system/account.h"

bool user_option_take(void *data, int id, const char *value)
{
	const char **user = data;

	(void)id;
	if (*user) {
		output_error("%s: one user at a time", value);
		return false;
	}
	*user = value;
	return true;
}

/* The largest number means "no id". */
static bool read_uid(const char *user, int64_t *ret_uid)
{
	uint64_t uid = 0;
	int error = parse_num(str_from_c(user), 0, UINT32_MAX - 1, &uid);

	*ret_uid = (int64_t)uid;
	return error == 0;
}

bool user_option_find(const char *user, int64_t *ret_uid)
{
	struct account account = ACCOUNT_INIT;

	if (read_uid(user, ret_uid))
		return true;
	int error = account_find(user, &account);
	if (error == PWP_ERR_UNKNOWN)
		output_error(
			"%s: no such user; if the account was removed, give the user id",
			user);
	else if (error)
		output_error("%s: %s", user, pwp_strerror(error));
	else
		*ret_uid = account.uid;
	account_done(&account);
	return error == 0;
}

int user_option_run(const struct command *command, struct args *args,
		    const char *question,
		    int (*work)(const struct places *places, int64_t uid))
{
	const char *user = NULL;
	int64_t uid = -1;
	int code;

	if (!args_parse(args, command, user_option_take, &user, &code))
		return code;
	if (!user) {
		output_error("%s See 'pwpolicy %s --help'", question, command->name);
		return EXIT_NO_VERDICT;
	}
	if (!privilege_require_root() || !user_option_find(user, &uid))
		return EXIT_NO_VERDICT;
	return work(places_system(), uid);
}
