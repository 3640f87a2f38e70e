/* SPDX-License-Identifier: MIT */
/*
 * How one user's password stands: when and by which rules it was judged, and how much grace
 * is left. Never how strong it is and never why it was refused. Every query leaves a line
 * in the audit trail, because the answer shows whose password is weak.
 */
#include "cli/status/status.h"

#include "cli/common/command.h"
#include "cli/account/kept_load.h"
#include "store/system/calendar.h"
#include "cli/common/json_output.h"
#include "cli/common/output.h"
#include "store/record/grace.h"
#include "store/record/audit.h"
#include "store/record/history.h"
#include "store/system/shadow.h"
#include "store/system/subject.h"

#include "base/wipe.h"

#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>

enum { COLUMN = 20 };

struct user_status {
	const char *user; /* borrowed, as `profile` */
	const char *profile;
	bool judged; /* else `state` is not set */
	struct state state;
	struct status_rules rules;
	enum status_grace grace;
	int64_t last_change; /* a day; -1: not known */
	size_t history;	     /* how many earlier passwords are kept */
};

static int find_history(const struct places *places, const struct account *account,
			size_t *ret_count)
{
	struct history history;
	int error = kept_load_history(places, account, &history);

	if (!error)
		*ret_count = history.count;
	wipe(&history, sizeof(history));
	return error;
}

static int find_last_change(const struct places *places, const struct account *account,
			    int64_t *ret_day)
{
	struct shadow shadow;
	int error = shadow_find(places, account->user, &shadow);

	if (!error && shadow.found)
		*ret_day = shadow.last_change;
	return error;
}

static int find_state(const struct places *places, const struct account *account,
		      struct user_status *status)
{
	int error = kept_load_state(places, account, &status->state);

	if (error == PWP_ERR_UNKNOWN)
		return 0;
	status->judged = error == 0;
	if (!error)
		status->grace = status_grace(&status->rules, &status->state, host_now());
	return error;
}

static bool report(const char *what, int error)
{
	if (error)
		output_error("%s: %s", what, pwp_strerror(error));
	return error == 0;
}

/* False: it has reported what failed. */
static bool find(const struct places *places, const struct pwp_policy *policy,
		 const struct subject *subject, struct user_status *ret_status)
{
	struct user_status status = { .user = subject->account.user, .last_change = -1 };
	enum pwp_profile_source source;
	int error = subject_select(subject, policy, &status.profile, &source);

	if (!error)
		error = status_rules(policy, status.profile, &status.rules);
	bool ok = report("policy", error) &&
		  report("state", find_state(places, &subject->account, &status)) &&
		  report("shadow file", find_last_change(places, &subject->account,
							 &status.last_change)) &&
		  report("history",
			 find_history(places, &subject->account, &status.history));
	if (ok)
		*ret_status = status;
	return ok;
}

static const char *rules_word(const struct user_status *status)
{
	return status_is_present(&status->rules, &status->state) ? "present" : "other";
}

/* When the days of grace end. */
static void grace_end(const struct user_status *status, char buf[CALENDAR_TIME_SIZE])
{
	calendar_time(grace_longest(&status->state).since +
			      status->rules.grace_days * CALENDAR_DAY,
		      buf);
}

static void label(const char *words)
{
	printf("  %-*s", COLUMN - 2, words);
}

static void print_grace(const struct user_status *status)
{
	char end[CALENDAR_TIME_SIZE];

	label("grace");
	switch (status->grace) {
	case STATUS_NO_GRACE:
		puts("none runs");
		break;
	case STATUS_GRACE_RUNS:
		grace_end(status, end);
		printf("until %.10s and for %" PRIu32 " %s with a warning\n", end,
		       status->rules.grace_logins,
		       output_plural(status->rules.grace_logins, "log-in", "log-ins"));
		break;
	case STATUS_GRACE_OVER:
		puts("over");
		break;
	}
}

static void print_state(const struct user_status *status)
{
	char time[CALENDAR_TIME_SIZE];

	label("last judged");
	if (!status->judged) {
		puts("never");
		return;
	}
	calendar_time(status->state.judged, time);
	puts(time);
	label("verdict");
	printf("%s, by %s rules\n",
	       status->state.compliant ? "compliant" : "not compliant",
	       rules_word(status));
	print_grace(status);
	label("warned");
	printf("%" PRIu32 " %s\n", grace_longest(&status->state).warned,
	       output_plural(grace_longest(&status->state).warned, "log-in", "log-ins"));
	label("demanded");
	printf("%" PRIu32 " %s\n", status->state.demanded,
	       output_plural(status->state.demanded, "time", "times"));
}

static void print_text(const struct user_status *status)
{
	char day[CALENDAR_DATE_SIZE];

	output_printable(status->user);
	printf(", profile %s\n", status->profile);
	print_state(status);
	label("last change");
	if (status->last_change > 0) {
		calendar_date(status->last_change, day);
		puts(day);
	} else {
		puts(status->last_change == 0 ? "due at the next log-in" : "not known");
	}
	label("earlier passwords");
	printf("%zu kept\n", status->history);
}

static bool add_grace(struct json_object *object, const struct user_status *status)
{
	static const char *const words[] = {
		[STATUS_NO_GRACE] = "none",
		[STATUS_GRACE_RUNS] = "running",
		[STATUS_GRACE_OVER] = "over",
	};
	bool any = status->judged && status->grace != STATUS_NO_GRACE;
	char end[CALENDAR_TIME_SIZE];

	if (any)
		grace_end(status, end);
	return json_add_text(object, "grace", words[status->grace]) &&
	       json_add_text(object, "grace_until", any ? end : NULL);
}

static bool fill(struct json_object *object, const struct user_status *status)
{
	const struct state *state = &status->state;
	bool judged = status->judged;
	bool changed = status->last_change > 0;
	char time[CALENDAR_TIME_SIZE];
	char day[CALENDAR_DATE_SIZE];

	calendar_time(judged ? state->judged : 0, time);
	calendar_date(changed ? status->last_change : 0, day);
	return json_add_text(object, "user", status->user) &&
	       json_add_text(object, "profile", status->profile) &&
	       json_add_text(object, "last_judged", judged ? time : NULL) &&
	       json_add_boolean(object, "compliant", judged,
				judged && state->compliant) &&
	       json_add_text(object, "rules", judged ? rules_word(status) : NULL) &&
	       add_grace(object, status) &&
	       json_add_number(object, "warned", judged, grace_longest(state).warned) &&
	       json_add_number(object, "demanded", judged, state->demanded) &&
	       json_add_text(object, "last_change", changed ? day : NULL) &&
	       json_add_number(object, "history", true, (int64_t)status->history);
}

static bool print_json(const struct user_status *status)
{
	struct json_object *object = json_object_new_object();

	return json_print(object, object && fill(object, status));
}

/* Before the answer: without a line in the audit trail there is none. */
bool status_record_query(const struct places *places, int64_t uid, const char *outcome)
{
	const struct audit_record record = {
		.time = host_now(),
		.event = "status",
		.uid = uid,
		.outcome = outcome,
	};
	int error = audit_append(places, &record);

	if (error)
		output_error("a query about people by name is written to the audit trail "
			     "first, which failed: %s",
			     pwp_strerror(error));
	return error == 0;
}

int status_of_user(const struct places *places, const struct pwp_policy *policy,
		   const char *user, bool json)
{
	struct subject subject = SUBJECT_INIT;
	struct user_status status;
	bool ok = report(user, subject_find(user, &subject));

	if (ok && !subject.found) {
		output_error("%s: no such user", user);
		ok = false;
	}
	ok = ok && find(places, policy, &subject, &status) &&
	     status_record_query(places, subject.account.uid, "shown");
	if (ok && json)
		ok = print_json(&status);
	else if (ok)
		print_text(&status);
	subject_done(&subject);
	return ok ? EXIT_ACCEPTED : EXIT_NO_VERDICT;
}
