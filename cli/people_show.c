/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy people show: what is kept about one person, as kinds, counts and dates; the
 * answer to who asks what a school knows of them. The words themselves cannot be shown:
 * nobody can read them back.
 */
#include "args.h"
#include "dates.h"
#include "erase.h"
#include "root.h"
#include "say.h"
#include "store/personal.h"

#include <inttypes.h>
#include <stdio.h>

enum { SHOW_USER = 1 };

static const struct option_def options[] = {
	{ SHOW_USER, 'u', "user", "NAME|UID", "about whom; digits alone are a user id" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	const char **user = data;

	if (id == SHOW_USER && !*user) {
		*user = value;
		return true;
	}
	say_error(id == SHOW_USER ? "%s: one user at a time"
				  : "%s: a user is named with --user",
		  value);
	return false;
}

static void print_dates(const struct personal_summary *summary)
{
	char from[DATES_DAY_SIZE], until[DATES_DAY_SIZE];

	dates_day(summary->day, from);
	dates_day((int64_t)summary->day + PERSONAL_DAYS, until);
	printf("Imported: %s\nUntil:    %s%s\n", from, until,
	       summary->expired ? " (expired: they are ignored)" : "");
}

static int show(const struct places *places, int64_t uid)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	int error = personal_sum_up(places, &account, &summary);

	if (error == PWP_ERR_UNKNOWN) {
		printf("No words are kept about user id %" PRId64 ".\n", uid);
		return EXIT_ACCEPTED;
	}
	if (error) {
		say_error("user id %" PRId64 ": %s", uid, pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	printf("User id:  %" PRId64 "\n", uid);
	print_dates(&summary);
	if (summary.other_key) {
		say_error("they were made with another key, or the key is gone: they are "
			  "useless");
		return EXIT_NO_VERDICT;
	}
	for (unsigned kind = 1; kind <= PERSONAL_KINDS; kind++)
		if (summary.forms[kind] > 0)
			printf("%-10s%zu forms\n", personal_kind_get(kind)->name,
			       summary.forms[kind]);
	printf("%-10s%zu forms\n", "all", summary.forms[0]);
	return EXIT_ACCEPTED;
}

static int run(const struct command *command, struct args *args)
{
	const char *user = NULL;
	int64_t uid = -1;
	int code;

	if (!args_parse(args, command, take, &user, &code))
		return code;
	if (!user) {
		say_error("about whom? See 'pwpolicy people show --help'");
		return EXIT_NO_VERDICT;
	}
	if (!root_runs_us() || !erase_find_uid(user, &uid))
		return EXIT_NO_VERDICT;
	return show(places_system(), uid);
}

const struct command people_show_command = {
	.name = "people show",
	.synopsis = "--user NAME|UID",
	.summary = "tell what kinds of words are kept about a person, and how many",
	.options = options,
	.run = run,
};
