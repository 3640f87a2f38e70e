/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy people erase: removes the words about one person, or about all. For all, the key
 * is removed first: from then on what is left anywhere, also in a backup, is useless.
 */
#include "cli/common/args.h"
#include "cli/common/erase_files.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/sealed/user_files.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/personal/personal_purge.h"
#include "store/system/root_lock.h"
#include "cli/common/user_option.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct arguments {
	struct user_option user;
	bool all;
};

enum { ERASE_ALL = USER_OPTION_END };

static const struct option_def options[] = {
	USER_OPTION_NAME_DEF("about whom; digits are a name, too"),
	USER_OPTION_UID_DEF("about whom, by user id, also when the account was removed"),
	{ ERASE_ALL, 0, "all", NULL, "about everybody, and the key with them" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	struct arguments *arguments = data;

	if (id == ERASE_ALL) {
		arguments->all = true;
		return true;
	}
	return user_option_take(&arguments->user, id, value);
}

static int record(const struct places *places, int64_t uid, int error)
{
	return erase_files_audit(places, uid, error,
				 error ? "words_not_erased" : "words_erased");
}

static const struct stored_kind *personal_kind(void)
{
	const struct stored_kind *kind = stored_kinds;

	while (kind->name && strcmp(kind->name, PERSONAL_KIND) != 0)
		kind++;
	return kind;
}

static int erase_user(const struct places *places, int64_t uid)
{
	printf("User id %" PRId64 "\n", uid);
	int error = erase_files_remove(places, personal_kind(), uid);

	return record(places, uid, error);
}

static int erase_all(const struct places *places)
{
	size_t removed = 0;
	int lock = -1;
	int error = personal_key_lock(places, &lock);

	if (error) {
		output_error("nothing was removed: %s", error == PWP_ERR_BUSY
								? "an import is running"
								: pwp_strerror(error));
		return record(places, -1, error);
	}
	bool had_key = personal_key_exists(places);
	error = personal_erase_all(places, &removed);
	root_lock_release(lock);
	printf("Removed: words about %zu %s\n", removed,
	       output_plural(removed, "person", "people"));
	if (error && !had_key)
		output_error("something in %s/%s is still there: %s", places->state,
			     PERSONAL_KIND, pwp_strerror(error));
	else if (error)
		output_error("the key, or something in %s/%s, is still there: %s",
			     places->state, PERSONAL_KIND, pwp_strerror(error));
	else
		puts(had_key ? "Removed: the key" : "There was no key.");
	return record(places, -1, error);
}

static int run(const struct command *command, struct args *args)
{
	struct arguments arguments = { .all = false };
	struct account account = ACCOUNT_INIT;
	int code;

	if (!args_parse(args, command, take, &arguments, &code))
		return code;
	if (arguments.all == user_option_given(&arguments.user)) {
		output_error("whose? Either --user or --all; see 'pwpolicy "
			     "people erase "
			     "--help'");
		return EXIT_NO_VERDICT;
	}
	if (!privilege_require_root())
		return EXIT_NO_VERDICT;
	if (arguments.all)
		return erase_all(places_system());
	if (!user_option_find(&arguments.user, &account))
		return EXIT_NO_VERDICT;
	code = erase_user(places_system(), account.uid);
	account_done(&account);
	return code;
}

const struct command people_erase_command = {
	.name = "people erase",
	.synopsis = "--user NAME | --uid NUMBER | --all",
	.summary = "remove the words about a person, or about all with the key",
	.options = options,
	.operand_fault = USER_OPTION_OPERAND_FAULT,
	.run = run,
};
