/* SPDX-License-Identifier: MIT */
/* Rounded down, so that no sentence promises too much. */
#include "base/duration.h"

#include "base/array.h"

#define YEAR UINT64_C(31556952)

struct unit {
	uint64_t seconds;
	const char *one, *many; /* without `many` it is told without a number */
};

static const struct unit units[] = {
	{ YEAR * 1000000000, "over a billion years", NULL },
	{ YEAR * 1000000, "million years", "million years" },
	{ YEAR * 1000, "thousand years", "thousand years" },
	{ YEAR, "year", "years" },
	{ YEAR / 12, "month", "months" },
	{ 86400, "day", "days" },
	{ 3600, "hour", "hours" },
	{ 60, "minute", "minutes" },
	{ 1, "second", "seconds" },
};

void duration_add(struct text *text, uint64_t seconds)
{
	size_t i = 0;

	while (i < ARRAY_SIZE(units) && seconds < units[i].seconds)
		i++;
	if (i == ARRAY_SIZE(units)) {
		text_add_c(text, "less than a second");
		return;
	}
	uint64_t count = seconds / units[i].seconds;
	if (units[i].many) {
		text_add_number(text, count);
		text_add_c(text, " ");
	}
	text_add_c(text, units[i].many && count != 1 ? units[i].many : units[i].one);
}
