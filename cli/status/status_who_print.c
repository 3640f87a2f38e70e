/* SPDX-License-Identifier: MIT */
/* The list of who would be met by enforce, for people, for a spreadsheet and as JSON. */
#include "cli/status/status.h"

#include "base/array.h"
#include "base/printable.h"
#include "cli/common/json_output.h"
#include "cli/common/output.h"
#include "cli/csv/csv_write.h"
#include "store/record/grace.h"
#include "store/system/calendar.h"
#include "store/system/host.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_SIZE = 1024 };

static const struct {
	const char *outcome;
	const char *words;
} fates[] = {
	[STATUS_JUDGED_ANEW] = { "judged_anew", "judged anew" },
	[STATUS_GRACE] = { "grace", "warned, grace runs" },
	[STATUS_FORCED] = { "forced", "forced to change it" },
	[STATUS_BREAK_GLASS] = { "warned", "warned: break-glass group" },
	[STATUS_ELSEWHERE] = { "warned", "warned: not of this machine" },
	[STATUS_BY_SHADOW] = { "warned", "warned: force_backend = shadow" },
	[STATUS_LOCKED] = { "cannot_change", "cannot change: locked" },
	[STATUS_TOO_NEW] = { "cannot_change", "cannot change: too new" },
};

static bool has_grace(const struct status_person *person)
{
	return person->fate == STATUS_GRACE;
}

/* ---- the columns */

typedef void write_fn(const struct status_person *person, char buf[static TEXT_SIZE]);

static void write_user(const struct status_person *person, char buf[static TEXT_SIZE])
{
	printable_copy(person->user, buf, TEXT_SIZE);
}

static void write_profile(const struct status_person *person, char buf[static TEXT_SIZE])
{
	printable_copy(person->profile, buf, TEXT_SIZE);
}

static void write_verdict(const struct status_person *person, char buf[static TEXT_SIZE])
{
	snprintf(buf, TEXT_SIZE, "%s",
		 person->present ? "not compliant" : "not compliant by other rules");
}

static void write_since(const struct status_person *person, char buf[static TEXT_SIZE])
{
	calendar_date(grace_longest(&person->state).since / CALENDAR_DAY, buf);
}

static void write_judged(const struct status_person *person, char buf[static TEXT_SIZE])
{
	calendar_date(person->state.judged / CALENDAR_DAY, buf);
}

static void write_outcome(const struct status_person *person, char buf[static TEXT_SIZE])
{
	snprintf(buf, TEXT_SIZE, "%s", fates[person->fate].outcome);
}

static void write_words(const struct status_person *person, char buf[static TEXT_SIZE])
{
	snprintf(buf, TEXT_SIZE, "%s", fates[person->fate].words);
}

static void write_days(const struct status_person *person, char buf[static TEXT_SIZE])
{
	snprintf(buf, TEXT_SIZE, "%.*u", has_grace(person) ? 1 : 0, person->days);
}

static void write_logins(const struct status_person *person, char buf[static TEXT_SIZE])
{
	snprintf(buf, TEXT_SIZE, "%.*u", has_grace(person) ? 1 : 0, person->logins);
}

static void write_reasons(const struct status_person *person, char buf[static TEXT_SIZE])
{
	size_t len = 0;

	buf[0] = '\0';
	for (unsigned number = 1; number < REASON_SET_SIZE; number++) {
		const char *name = reason_set_has(person->state.reasons, number)
					   ? reason_name(number)
					   : NULL;

		if (name && len < TEXT_SIZE)
			len += (size_t)snprintf(buf + len, TEXT_SIZE - len, "%s%s",
						len > 0 ? ", " : "", name);
	}
}

static bool add_days(struct json_object *object, const char *name,
		     const struct status_person *person)
{
	return json_add_number(object, name, has_grace(person), person->days);
}

static bool add_logins(struct json_object *object, const char *name,
		       const struct status_person *person)
{
	return json_add_number(object, name, has_grace(person), person->logins);
}

static bool add_reasons(struct json_object *object, const char *name,
			const struct status_person *person)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (unsigned number = 1; ok && number < REASON_SET_SIZE; number++)
		if (reason_set_has(person->state.reasons, number) && reason_name(number))
			ok = json_append(list,
					 json_object_new_string(reason_name(number)));
	return json_add(object, name, list, ok);
}

/* In order; a title is NULL where text for people has no such column, and add where a text
 * is a text in JSON, too. */
static const struct column {
	const char *name, *title;
	write_fn *write;
	bool (*add)(struct json_object *object, const char *name,
		    const struct status_person *person);
} columns[] = {
	{ "user", "User", write_user, NULL },
	{ "profile", "Profile", write_profile, NULL },
	{ "verdict", NULL, write_verdict, NULL },
	{ "since", "Since", write_since, NULL },
	{ "last_judged", "Judged", write_judged, NULL },
	{ "outcome", NULL, write_outcome, NULL },
	{ "enforce", "With enforce", write_words, NULL },
	{ "days_left", "Days", write_days, add_days },
	{ "logins_left", "Log-ins", write_logins, add_logins },
	{ "reasons", "Broken rules", write_reasons, add_reasons },
};

/* ---- for people */

static size_t width_of(const char *text)
{
	return output_width(text, strlen(text));
}

static size_t width_of_column(const struct status_who *who, const struct column *column)
{
	char text[TEXT_SIZE];
	size_t width = width_of(column->title);

	for (size_t i = 0; i < who->count; i++) {
		column->write(&who->people[i], text);
		if (width_of(text) > width)
			width = width_of(text);
	}
	return width;
}

/* A line of the table; `person` NULL: the titles. */
static void print_line(const struct status_person *person,
		       const size_t widths[static ARRAY_SIZE(columns)])
{
	char text[TEXT_SIZE];
	size_t behind = 0;

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		if (!columns[i].title)
			continue;
		if (person)
			columns[i].write(person, text);
		else
			snprintf(text, sizeof(text), "%s", columns[i].title);
		printf("%*s%s", (int)behind, "", text);
		behind = widths[i] + 2 - width_of(text);
	}
	putchar('\n');
}

static bool print_text(const struct status_who *who)
{
	size_t widths[ARRAY_SIZE(columns)] = { 0 };

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		if (columns[i].title)
			widths[i] = width_of_column(who, &columns[i]);
	if (who->count > 0)
		print_line(NULL, widths);
	else
		puts("No password that was judged breaks the rules.");
	for (size_t i = 0; i < who->count; i++)
		print_line(&who->people[i], widths);
	if (who->never_judged > 0)
		printf("Not known, because their passwords were never judged at a "
		       "log-in: %zu %s.\n",
		       who->never_judged,
		       output_plural(who->never_judged, "person", "people"));
	if (who->unreadable > 0)
		printf("Not known, because what is kept about them cannot be read: "
		       "%zu %s.\n",
		       who->unreadable,
		       output_plural(who->unreadable, "person", "people"));
	return true;
}

/* ---- for programs */

static bool print_csv(const struct status_who *who)
{
	char text[TEXT_SIZE];

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		printf("%s%s", i > 0 ? "," : "", columns[i].name);
	fputs("\r\n", stdout);
	for (size_t i = 0; i < who->count; i++) {
		for (size_t j = 0; j < ARRAY_SIZE(columns); j++) {
			columns[j].write(&who->people[i], text);
			fputs(j > 0 ? "," : "", stdout);
			csv_write_field(stdout, (struct pwp_text){ text, strlen(text) });
		}
		fputs("\r\n", stdout);
	}
	return true;
}

/* NULL when there is no memory. */
static struct json_object *person_object(const struct status_person *person)
{
	struct json_object *object = json_object_new_object();
	char text[TEXT_SIZE];
	bool ok = object != NULL;

	for (size_t i = 0; ok && i < ARRAY_SIZE(columns); i++) {
		columns[i].write(person, text);
		ok = columns[i].add ? columns[i].add(object, columns[i].name, person)
				    : json_add_text(object, columns[i].name, text);
	}
	if (ok)
		return object;
	json_object_put(object);
	return NULL;
}

static bool add_people(struct json_object *document, const struct status_who *who)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < who->count; i++)
		ok = json_append(list, person_object(&who->people[i]));
	return json_add(document, "people", list, ok);
}

static bool print_json(const struct status_who *who)
{
	struct json_object *document = json_object_new_object();
	char now[CALENDAR_TIME_SIZE];

	calendar_time(host_now(), now);
	return json_print(document,
			  document && json_add_text(document, "time", now) &&
				  add_people(document, who) &&
				  json_add_number(document, "never_judged", true,
						  (int64_t)who->never_judged) &&
				  json_add_number(document, "unreadable", true,
						  (int64_t)who->unreadable));
}

bool status_who_print(const struct status_who *who, enum status_form form)
{
	static bool (*const forms[])(const struct status_who *who) = {
		[STATUS_AS_TEXT] = print_text,
		[STATUS_AS_CSV] = print_csv,
		[STATUS_AS_JSON] = print_json,
	};

	return forms[form](who);
}
