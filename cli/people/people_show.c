/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy people show: what is stored about one person, as kinds, counts and dates; the
 * answer to people who ask what a school knows about them. The words themselves cannot be
 * recovered.
 */
#include "cli/common/args.h"
#include "store/system/calendar.h"
#include "cli/people/key_report.h"
#include "cli/common/output.h"
#include "store/personal/personal.h"
#include "cli/common/user_option.h"

#include <inttypes.h>
#include <stdio.h>

static const struct option_def options[] = {
	USER_OPTION_NAME_DEF("about whom; digits are a name, too"),
	USER_OPTION_UID_DEF("about whom, by user id, also when the account was removed"),
	{ 0, 0, NULL, NULL, NULL },
};

static void print_dates(const struct personal_summary *summary)
{
	char from[CALENDAR_DATE_SIZE], until[CALENDAR_DATE_SIZE];

	calendar_date(summary->day, from);
	calendar_date((int64_t)summary->day + PERSONAL_DAYS, until);
	printf("Imported: %s\nUntil:    %s%s\n", from, until,
	       summary->expired ? " (expired: they are ignored)" : "");
}

static void print_forms(const char *kind, size_t forms)
{
	printf("%-10s%zu %s\n", kind, forms, output_plural(forms, "form", "forms"));
}

static int show(const struct places *places, int64_t uid)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	int error = personal_summarise(places, &account, &summary);

	if (error == PWP_ERR_UNKNOWN) {
		printf("No words are stored about user id %" PRId64 ".\n", uid);
		return EXIT_ACCEPTED;
	}
	if (error) {
		output_error("user id %" PRId64 ": %s", uid, pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	printf("User id:  %" PRId64 "\n", uid);
	print_dates(&summary);
	if (personal_is_useless(&summary)) {
		output_error(
			"they were made with another key, or the key was removed: they "
			"are useless");
		return EXIT_NO_VERDICT;
	}
	if (summary.key_error) {
		key_report_fault(places, summary.key_error);
		return EXIT_NO_VERDICT;
	}
	for (unsigned kind = 1; kind <= PERSONAL_KINDS; kind++)
		if (summary.forms[kind] > 0)
			print_forms(personal_kind_get(kind)->name, summary.forms[kind]);
	print_forms("all", summary.forms[0]);
	return EXIT_ACCEPTED;
}

static int run(const struct command *command, struct args *args)
{
	return user_option_run(command, args, "about whom?", show);
}

const struct command people_show_command = {
	.name = "people show",
	.synopsis = "--user NAME | --uid NUMBER",
	.summary = "show which kinds of words are stored about a person, and how many",
	.options = options,
	.operand_fault = USER_OPTION_OPERAND_FAULT,
	.run = run,
};
