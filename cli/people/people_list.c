/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy people list: about whom words are stored, since when and until when; never
 * which. Expired words are removed first, so that a school that stops importing need only
 * list.
 */
#include "base/printable.h"
#include "cli/account/accounts.h"
#include "cli/common/args.h"
#include "store/system/calendar.h"
#include "cli/people/key_report.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/sealed/user_files.h"
#include "store/system/root_lock.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/personal/personal_purge.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_uids(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* The name of an account, or what names it for other commands if it was removed. Returns 0 or
 * PWP_ERR_NOMEM. */
static int print_name(int64_t uid)
{
	struct string_list names = { 0 };
	int error = accounts_add_name(uid, &names);

	if (error == PWP_ERR_NOMEM)
		return error;
	if (!error && names.count == 1) {
		printable_copy(names.items[0], names.items[0],
			       strlen(names.items[0]) + 1);
		printf("%-20s ", names.items[0]);
	} else {
		printf("--uid %-14" PRId64 " ", uid);
	}
	string_list_done(&names);
	return 0;
}

static void print_summary(const struct personal_summary *summary)
{
	char from[CALENDAR_DATE_SIZE], until[CALENDAR_DATE_SIZE];

	calendar_date(summary->day, from);
	calendar_date((int64_t)summary->day + PERSONAL_DAYS, until);
	printf("%-10s  %-10s  ", from, until);
	if (personal_is_useless(summary))
		puts("useless: another key, or none");
	else if (summary->key_error)
		puts("unknown: the key cannot be used");
	else
		printf("%zu\n", summary->forms[0]);
}

/* False: it has reported what failed. A key that cannot be used is the same for all. */
static bool print_person(const struct places *places, int64_t uid, int *key_error)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	int error = personal_summarise(places, &account, &summary);

	if (error == PWP_ERR_UNKNOWN)
		return true; /* it was erased meanwhile */
	if (print_name(uid) != 0) {
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
		return false;
	}
	if (!error)
		print_summary(&summary);
	else
		puts("cannot be read");
	if (error)
		output_error("user id %" PRId64 ": %s", uid, pwp_strerror(error));
	else if (!personal_is_useless(&summary))
		*key_error = summary.key_error;
	return error == 0;
}

static bool tidy(const struct places *places)
{
	size_t removed = 0;
	int lock = -1;
	int error = personal_key_lock(places, &lock);

	if (error == PWP_ERR_BUSY)
		return true; /* an import tidies up itself */
	if (!error)
		error = personal_purge(places, false, &removed);
	root_lock_release(lock);
	if (removed > 0)
		printf("Erased, because they had expired: words about %zu %s\n", removed,
		       output_plural(removed, "person", "people"));
	if (error)
		output_error("expired words could not be erased: %s",
			     pwp_strerror(error));
	return error == 0;
}

static int list(const struct places *places)
{
	int64_t *uids = NULL;
	size_t count = 0;
	bool ok = tidy(places);
	int key_error = 0;
	int error = user_files_list(places, PERSONAL_KIND, &uids, &count);

	if (error) {
		output_error("%s/%s: %s", places->state, PERSONAL_KIND,
			     pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	if (count > 0)
		qsort(uids, count, sizeof(*uids), compare_uids);
	if (count > 0)
		printf("%-20s %-10s  %-10s  %s\n", "User", "Imported", "Until", "Forms");
	else
		puts("No words are stored about anybody.");
	for (size_t i = 0; i < count; i++)
		ok = print_person(places, uids[i], &key_error) && ok;
	free(uids);
	if (key_error)
		key_report_fault(places, key_error);
	return ok && !key_error ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}

static int run(const struct command *command, struct args *args)
{
	int code;

	if (!args_parse(args, command, NULL, NULL, &code))
		return code;
	return privilege_require_root() ? list(places_system()) : EXIT_NO_VERDICT;
}

const struct command people_list_command = {
	.name = "people list",
	.synopsis = "",
	.summary = "list about whom words are stored; erases expired ones",
	.run = run,
};
