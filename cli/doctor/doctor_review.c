/* SPDX-License-Identifier: MIT */
/*
 * The yearly review of the administrators, which `pwpolicy review --sign-off` records.
 * Twelve months after the last one it is overdue.
 */
#include "cli/doctor/doctor.h"

#include "cli/account/sign_off.h"

#define REVIEW                                                              \
	"Look through 'pwpolicy review' and sign it with 'pwpolicy review " \
	"--sign-off NAME'."

static const struct finding_kind never = { "review_never", FINDING_NOTE, REVIEW };
static const struct finding_kind overdue = { "review_overdue", FINDING_WARNING, REVIEW };
static const struct finding_kind unreadable = {
	"review_unreadable",
	FINDING_WARNING,
	"Look at that file: it belongs to root and is writable by root alone.",
};

static void check_age(struct doctor *doctor, const struct sign_off *last)
{
	char now[CALENDAR_TIME_SIZE];

	calendar_time(doctor->now, now);
	if (calendar_is_year_past(last->time, now))
		findings_add(doctor->findings, &overdue,
			     "The yearly review of the administrators is overdue: %s "
			     "signed the last one on %.10s.",
			     last->name, last->time);
}

void doctor_check_review(struct doctor *doctor)
{
	const struct places *places = doctor->places->stores;
	struct sign_off last = { .time = "" };
	int error = sign_off_last(places, &last);

	if (!error)
		check_age(doctor, &last);
	else if (error == PWP_ERR_UNKNOWN)
		findings_add(doctor->findings, &never,
			     "No review of the administrators has been signed yet.");
	else if (error != PWP_ERR_UNTRUSTED || !doctor->stores_exposed)
		findings_add(doctor->findings, &unreadable,
			     "%s/review.jsonl cannot be read: %s.", places->state,
			     pwp_strerror(error));
}
