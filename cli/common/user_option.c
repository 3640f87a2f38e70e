/* SPDX-License-Identifier: MIT */
/*
 * A school may have user names of digits, such as admission numbers. What --user says is
 * always a name; where the same digits are the user id of another account, nobody can know
 * who is meant, and acting on the wrong person would be worse than asking again.
 */
#include "cli/common/user_option.h"

#include "base/parse_num.h"
#include "cli/common/output.h"
#include "cli/common/privilege.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The largest number means "no id". */
static const uint64_t uid_max = UINT32_MAX - 1;

bool user_option_given(const struct user_option *option)
{
	return option->name || option->uid;
}

bool user_option_take(void *data, int id, const char *value)
{
	struct user_option *option = data;

	if (user_option_given(option)) {
		output_error("%s: one user at a time", value);
		return false;
	}
	if (!*value) {
		output_error("--%s: is empty", id == USER_OPTION_UID ? "uid" : "user");
		return false;
	}
	if (id == USER_OPTION_UID)
		option->uid = value;
	else
		option->name = value;
	return true;
}

/* Whether a name is also how a user id could be written. */
static bool is_number(const char *name, uint64_t *ret_uid)
{
	struct str rest = str_from_c(name);

	return parse_leading_num(&rest, uid_max, ret_uid) && rest.len == 0;
}

static bool report(const char *what, int error)
{
	if (error)
		output_error("%s: %s", what, pwp_strerror(error));
	return error == 0;
}

static void report_other(const char *name, int64_t uid, const struct account *other)
{
	if (uid >= 0)
		output_error("%s may mean two users: --uid %" PRId64
			     " is the one of this name, --uid %" PRId64 " is %s",
			     name, uid, other->uid, other->user);
	else
		output_error("%s: no such user; --uid %" PRId64 " is %s", name,
			     other->uid, other->user);
}

/* Whether the name cannot mean another account than that with `uid` (-1: none has the
 * name). False: it has reported which, or why that is not known. */
static bool means_one(const char *name, int64_t uid)
{
	struct account other = ACCOUNT_INIT;
	uint64_t number;

	if (!is_number(name, &number) || (int64_t)number == uid)
		return true;
	int error = account_find_uid((int64_t)number, &other);
	if (!error)
		report_other(name, uid, &other);
	else if (error != PWP_ERR_UNKNOWN)
		(void)report(name, error);
	account_done(&other);
	return error == PWP_ERR_UNKNOWN;
}

/* An account without a name, or one that is not known to this machine, is found too. */
static bool find_by_name(const char *name, struct account *ret_account)
{
	int error = account_find(name, ret_account);

	if (error && error != PWP_ERR_UNKNOWN)
		return report(name, error);
	if (means_one(name, ret_account->uid))
		return true;
	account_done(ret_account);
	return false;
}

static bool find_by_uid(const char *text, struct account *ret_account)
{
	uint64_t uid = 0;
	int error = parse_num(str_from_c(text), 0, uid_max, &uid);

	if (error) {
		output_error("--uid %s: is not a user id", text);
		return false;
	}
	error = account_find_uid((int64_t)uid, ret_account);
	ret_account->uid = (int64_t)uid;
	return error == PWP_ERR_UNKNOWN || report(text, error);
}

bool user_option_find(const struct user_option *option, struct account *ret_account)
{
	struct account account = ACCOUNT_INIT;

	if (option->uid ? !find_by_uid(option->uid, &account)
			: !find_by_name(option->name, &account))
		return false;
	if (account.uid < 0) {
		output_error(
			"%s: no such user; if the account was removed, give its user "
			"id with --uid",
			option->name);
		return false;
	}
	*ret_account = account;
	return true;
}

bool user_option_find_name(const struct user_option *option, char **ret_name)
{
	struct account account = ACCOUNT_INIT;
	bool ok = option->uid ? find_by_uid(option->uid, &account)
			      : find_by_name(option->name, &account);

	if (ok && option->uid && !account.user) {
		output_error("--uid %s: no such user", option->uid);
		ok = false;
	}
	char *name = ok ? strdup(option->uid ? account.user : option->name) : NULL;
	if (ok && !name)
		(void)report("--user", PWP_ERR_NOMEM);
	account_done(&account);
	*ret_name = name;
	return name != NULL;
}

int user_option_run(const struct command *command, struct args *args,
		    const char *question,
		    int (*work)(const struct places *places, int64_t uid))
{
	struct user_option option = { .name = NULL };
	struct account account = ACCOUNT_INIT;
	int code;

	if (!args_parse(args, command, user_option_take, &option, &code))
		return code;
	if (!user_option_given(&option)) {
		output_error("%s See 'pwpolicy %s --help'", question, command->name);
		return EXIT_NO_VERDICT;
	}
	if (!privilege_require_root() || !user_option_find(&option, &account))
		return EXIT_NO_VERDICT;
	code = work(places_system(), account.uid);
	account_done(&account);
	return code;
}
