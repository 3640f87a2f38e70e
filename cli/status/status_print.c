/* SPDX-License-Identifier: MIT */
/* The figures of status for people and as one JSON document. */
#include "cli/status/status.h"

#include "store/system/calendar.h"
#include "cli/common/json_output.h"
#include "cli/common/output.h"
#include "store/system/host.h"

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>

enum { COLUMN = 44 };

/* The figures by enum status_count, except those of the groups of reasons. */
static const struct {
	const char *name;
	const char *words;
} figures[STATUS_COUNTS] = {
	[STATUS_PEOPLE] = { "people", "people" },
	[STATUS_COMPLIANT] = { "compliant", "compliant" },
	[STATUS_NOT_COMPLIANT] = { "not_compliant", "not compliant" },
	[STATUS_RUNS] = { "grace_running", "grace running" },
	[STATUS_OVER] = { "grace_over", "grace over" },
	[STATUS_OTHER_RULES] = { "other_rules", "judged by other rules" },
	[STATUS_NEVER_SEEN] = { "never_seen", "never seen" },
	[STATUS_UNREADABLE] = { "unreadable", "state could not be read" },
};

static bool is_group(size_t which)
{
	return which >= STATUS_GROUP_FIRST && which <= STATUS_GROUP_LAST;
}

static void print_figure(const struct status_tally *tally, size_t which)
{
	bool group = is_group(which);
	const char *words = group ? status_groups[which - STATUS_GROUP_FIRST].words
				  : figures[which].words;
	int indent = group ? 4 : 2;

	printf("%*s%-*s ", indent, "", COLUMN - indent, words);
	if (tally->hidden[which])
		puts("not shown");
	else
		printf("%9zu\n", tally->counts[which]);
}

/* What would only be noise: reasons that nobody has, files that all could be read. */
static bool is_needed(const struct status_tally *tally, size_t which)
{
	if (is_group(which))
		return tally->counts[which] > 0 && !tally->hidden[STATUS_NOT_COMPLIANT];
	return which != STATUS_UNREADABLE || tally->counts[which] > 0;
}

static bool print_tally(const struct status_tally *tally)
{
	bool hidden = false;

	output_style(STYLE_BOLD);
	fputs(tally->profile, stdout);
	output_style(STYLE_NONE);
	putchar('\n');
	for (size_t which = 0; which < STATUS_COUNTS; which++) {
		if (is_needed(tally, which))
			print_figure(tally, which);
		hidden |= tally->hidden[which];
	}
	putchar('\n');
	return hidden;
}

static void print_without_account(const struct string_list *uids)
{
	if (uids->count == 0)
		return;
	fputs("Kept about user ids without an account:", stdout);
	for (size_t i = 0; i < uids->count; i++)
		printf(" %s", uids->items[i]);
	puts("\nOf people who have left, remove it: pwpolicy erase --uid NUMBER");
}

bool status_text(const struct status *status)
{
	bool hidden = false;

	for (size_t i = 0; i < status->count; i++)
		hidden |= print_tally(&status->tallies[i]);
	if (hidden)
		printf("Not shown: figures that would be about fewer than %d people.\n",
		       STATUS_FEWEST);
	print_without_account(&status->without_account);
	return true;
}

/* A hidden figure is null. */
static bool add_figure(struct json_object *object, const char *name,
		       const struct status_tally *tally, size_t which)
{
	return json_add_number(object, name, !tally->hidden[which],
			       (int64_t)tally->counts[which]);
}

static bool add_groups(struct json_object *object, const struct status_tally *tally)
{
	struct json_object *groups = json_object_new_object();
	bool ok = groups != NULL;

	for (size_t i = 0; ok && i < REASON_GROUPS; i++)
		ok = add_figure(groups, status_groups[i].name, tally,
				STATUS_GROUP_FIRST + i);
	return json_add(object, "reasons", groups, ok);
}

/* NULL when there is no memory. */
static struct json_object *profile_object(const struct status_tally *tally)
{
	struct json_object *object = json_object_new_object();
	bool ok = object && json_add_text(object, "profile", tally->profile);

	for (size_t which = 0; ok && which < STATUS_COUNTS; which++)
		ok = is_group(which) ||
		     add_figure(object, figures[which].name, tally, which);
	if (ok && add_groups(object, tally))
		return object;
	json_object_put(object);
	return NULL;
}

static bool add_profiles(struct json_object *document, const struct status *status)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < status->count; i++)
		ok = json_append(list, profile_object(&status->tallies[i]));
	return json_add(document, "profiles", list, ok);
}

static bool add_without_account(struct json_object *document,
				const struct string_list *uids)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < uids->count; i++)
		ok = json_append(
			list, json_object_new_int64(strtoll(uids->items[i], NULL, 10)));
	return json_add(document, "without_account", list, ok);
}

bool status_json(const struct status *status)
{
	struct json_object *document = json_object_new_object();
	char now[CALENDAR_TIME_SIZE];

	calendar_time(host_now(), now);
	return json_print(document, document && json_add_text(document, "time", now) &&
					    add_profiles(document, status) &&
					    add_without_account(
						    document, &status->without_account));
}
