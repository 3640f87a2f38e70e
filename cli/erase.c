/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy erase: removes all that is kept about a person who leaves. Files are named by
 * the user id, so it works by the id alone when the account has gone before. What goes is
 * counted before and after, by looking; done twice it finds nothing and is content.
 */
#include "erase.h"

#include "args.h"
#include "root.h"
#include "say.h"
#include "store/account.h"
#include "store/audit.h"
#include "store/sealed.h"
#include "store/surroundings.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ERASE_USER = 1 };

static const struct option_def options[] = {
	{ ERASE_USER, 'u', "user", "NAME|UID", "whose; digits alone are a user id" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	const char **user = data;

	if (id == ERASE_USER && !*user) {
		*user = value;
		return true;
	}
	say_error(id == ERASE_USER ? "%s: one user at a time"
				   : "%s: a user is named with --user",
		  value);
	return false;
}

static bool read_uid(const char *user, int64_t *ret_uid)
{
	size_t len = strlen(user);

	if (len == 0 || len > 10 || strspn(user, "0123456789") != len)
		return false;
	*ret_uid = strtoll(user, NULL, 10);
	return *ret_uid < UINT32_MAX; /* which stands for "no id" */
}

bool erase_find_uid(const char *user, int64_t *ret_uid)
{
	struct account account = ACCOUNT_INIT;

	if (read_uid(user, ret_uid))
		return true;
	int error = account_find(user, &account);
	if (error == PWP_ERR_UNKNOWN)
		say_error(
			"%s: no such user; where the account has gone, give the user id",
			user);
	else if (error)
		say_error("%s: %s", user, pwp_strerror(error));
	else
		*ret_uid = account.uid;
	account_done(&account);
	return error == 0;
}

int erase_kind(const struct places *places, const struct kept_kind *kind, int64_t uid)
{
	size_t before = 0;
	size_t after = 0;
	int error = kept_count(places, kind->name, uid, &before);

	if (!error && before > 0)
		error = sealed_remove(places, kind->name, uid);
	if (!error && before > 0)
		error = kept_count(places, kind->name, uid, &after);
	if (!error && after > 0)
		error = PWP_ERR_FILE;
	if (error)
		say_error("still there: %s, in %s/%s: %s", kind->words, places->state,
			  kind->name, pwp_strerror(error));
	else if (before > 0)
		printf("Removed: %s\n", kind->words);
	else
		printf("Nothing was kept: %s\n", kind->words);
	return error;
}

static int erase_all(const struct places *places, int64_t uid)
{
	int first = 0;
	int lock = -1;
	int error = sealed_lock(places, uid, &lock);

	if (error) {
		say_error("nothing was removed: %s", pwp_strerror(error));
		return error;
	}
	for (const struct kept_kind *kind = kept_kinds; kind->name; kind++) {
		error = erase_kind(places, kind, uid);
		first = first ? first : error;
	}
	sealed_unlock(lock);
	return first;
}

static int erase(const struct places *places, int64_t uid)
{
	printf("User id %" PRId64 "\n", uid);
	int error = erase_all(places, uid);
	const struct audit_record record = {
		.time = surroundings_now(),
		.event = "erase",
		.uid = uid,
		.outcome = error ? "not_erased" : "erased",
	};
	int unwritten = audit_append(places, &record);

	if (unwritten)
		say_error("the audit trail could not be written: %s",
			  pwp_strerror(unwritten));
	return error || unwritten ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}

static int run(const struct command *command, struct args *args)
{
	const char *user = NULL;
	int64_t uid = -1;
	int code;

	if (!args_parse(args, command, take, &user, &code))
		return code;
	if (!user) {
		say_error("whose? See 'pwpolicy erase --help'");
		return EXIT_NO_VERDICT;
	}
	if (!root_runs_us() || !erase_find_uid(user, &uid))
		return EXIT_NO_VERDICT;
	return erase(places_system(), uid);
}

const struct command erase_command = {
	.name = "erase",
	.synopsis = "--user NAME|UID",
	.summary = "remove all that is kept about a person who leaves; for root",
	.options = options,
	.run = run,
};
