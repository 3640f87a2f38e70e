/* SPDX-License-Identifier: MIT */
/*
 * A review to read: a paragraph for each administrator, then what holds for the machine,
 * what could not be looked up, and when the last review was signed off.
 */
#include "cli/review/review.h"

#include "cli/common/output.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, COLUMN = 14, LINE_SIZE = 1024 };

/* A label and a text, wrapped at 80 columns. */
__attribute__((format(printf, 2, 3))) static void line(const char *label,
						       const char *format, ...)
{
	char text[LINE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	printf("%*s%-*s", INDENT, "", COLUMN - INDENT, label);
	output_wrapped(COLUMN, text);
}

static void print_why(const struct admin *admin)
{
	char text[LINE_SIZE] = "";
	size_t len = 0;

	for (size_t i = 0; i < admin->why.count && len < sizeof(text) - 1; i++) {
		int more = snprintf(text + len, sizeof(text) - len, "%s%s",
				    i > 0 ? "; " : "", admin->why.items[i]);
		size_t room = sizeof(text) - len - 1;
		len += more < 0 ? 0 : (size_t)more < room ? (size_t)more : room;
	}
	line("why", "%s", text);
}

static void print_password(const struct shadow *shadow)
{
	const char *method = review_method(shadow);
	const char *lock = shadow->locked ? ", locked" : "";
	char day[CALENDAR_DATE_SIZE];

	if (!method) {
		line("password", "none%s", lock);
	} else if (shadow->last_change > 0) {
		calendar_date(shadow->last_change, day);
		line("password", "set on %s, %s%s", day, method, lock);
	} else {
		line("password", "%s, %s%s",
		     shadow->last_change == 0 ? "to be changed at the next log-in"
					      : "not known when it was set",
		     method, lock);
	}
}

static void print_account(const struct admin *admin)
{
	switch (admin->account) {
	case ADMIN_UNKNOWN:
		line("account", "%s",
		     admin->uid < 0 ? "there is none of this name (any more)"
				    : "local or not: could not be determined");
		break;
	case ADMIN_LOCAL:
		line("account", "local, user id %" PRId64, admin->uid);
		break;
	case ADMIN_DIRECTORY:
		line("account", "from a directory, user id %" PRId64, admin->uid);
		line("password", "stored by the directory, which was not asked");
		break;
	}
	if (admin->shadow_known)
		print_password(&admin->shadow);
	else if (admin->account == ADMIN_LOCAL)
		line("password", "no entry in the shadow file could be read");
}

static void print_seen(const struct admin *admin)
{
	char time[CALENDAR_TIME_SIZE];

	switch (admin->standing) {
	case ADMIN_NEVER_JUDGED:
		line("last seen", "never: no log-in with the password was judged");
		return;
	case ADMIN_CORRUPT:
		line("last seen", "could not be read");
		return;
	case ADMIN_COMPLIANT:
	case ADMIN_NOT_COMPLIANT:
		break;
	}
	calendar_time(admin->judged, time);
	line("last seen", "%s on %.10s, by %s",
	     admin->standing == ADMIN_COMPLIANT ? "compliant" : "NOT compliant", time,
	     admin->current_rules ? "the present rules"
				  : "rules other than the present ones");
}

static void print_admin(const struct admin *admin)
{
	output_style(STYLE_BOLD);
	fputs(admin->user, stdout);
	output_style(STYLE_NONE);
	if (*admin->full_name)
		printf(" (%s)", admin->full_name);
	putchar('\n');
	print_why(admin);
	print_account(admin);
	if (admin->account != ADMIN_UNKNOWN)
		print_seen(admin);
	putchar('\n');
}

static void print_factors(const struct review *review)
{
	puts("Second factor in PAM (whether each person has set it up is not checked)");
	for (size_t i = 0; i < SECOND_FACTOR_SERVICES; i++)
		if (review->factors[i].exists)
			line(review->factors[i].service, "%s",
			     review->factors[i].module ? review->factors[i].module
						       : "none");
}

static void print_notes(const struct string_list *notes)
{
	if (notes->count > 0)
		puts("\nNotes");
	for (size_t i = 0; i < notes->count; i++) {
		fputs("  - ", stdout);
		output_wrapped(4, notes->items[i]);
	}
}

static void print_sign_off(const struct review *review)
{
	char text[LINE_SIZE];

	if (review->signed_off)
		snprintf(text, sizeof(text), "Last signed off on %.10s by %s.%s",
			 review->last.time, review->last.name,
			 review->due ? " That is twelve months ago or more: a review is "
				       "due."
				     : "");
	else
		snprintf(text, sizeof(text),
			 "No review has been signed off yet: one is due.");
	putchar('\n');
	output_wrapped(0, text);
}

bool review_text(const struct review *review)
{
	printf("Administrators of this machine on %.10s: %zu\n\n", review->now,
	       review->admins.count);
	for (size_t i = 0; i < review->admins.count; i++)
		print_admin(&review->admins.items[i]);
	print_factors(review);
	print_notes(&review->admins.notes);
	print_sign_off(review);
	return true;
}
