/* SPDX-License-Identifier: MIT */
/*
 * The order of day and month is one for a column. It is that of Britain unless some date can
 * only be read the other way round and none only this way; until one of the second sort has
 * been read, dates that could be read either way wait.
 */
#include "cli/table/table_date.h"

#include "cli/common/output.h"

#include <stdio.h>

enum table_date_use table_dates_take(struct table_dates *dates, struct pwp_text text,
				     unsigned year, size_t line,
				     struct table_date *ret_date)
{
	if (!table_date_read(text, year, ret_date)) {
		line_ranges_add(&dates->none, line);
		return TABLE_DATE_LEAVE;
	}
	switch (ret_date->order) {
	case TABLE_DATE_DAY:
		dates->day_first = true;
		return TABLE_DATE_USE;
	case TABLE_DATE_MONTH:
		line_ranges_add(&dates->swapped, line);
		return dates->day_first ? TABLE_DATE_LEAVE : TABLE_DATE_WAIT;
	case TABLE_DATE_EITHER:
		return dates->day_first ? TABLE_DATE_USE : TABLE_DATE_WAIT;
	default:
		return TABLE_DATE_USE;
	}
}

bool table_dates_settle(const struct table_dates *dates, struct table_date *date)
{
	const unsigned day = date->day;

	if (date->order == TABLE_DATE_MONTH)
		return !dates->day_first;
	if (date->order == TABLE_DATE_EITHER && !dates->day_first &&
	    dates->swapped.lines > 0) {
		date->day = date->month;
		date->month = day;
	}
	return true;
}

/* What is left out of a column, and why. */
static void print_left_out(const char *title, const char *why,
			   const struct line_ranges *lines)
{
	output_printable(title);
	printf(": %s, so left out: %zu %s, ", why, lines->lines,
	       output_plural(lines->lines, "row", "rows"));
	line_ranges_print(lines);
	putchar('\n');
}

void table_dates_print(const struct table_dates *dates, const char *title)
{
	if (dates->none.lines > 0)
		print_left_out(title, "no date", &dates->none);
	if (dates->swapped.lines == 0)
		return;
	if (dates->day_first) {
		print_left_out(title, "no date with the day first, as other rows have it",
			       &dates->swapped);
		return;
	}
	output_printable(title);
	fputs(": the month is before the day (see ", stdout);
	line_ranges_print(&dates->swapped);
	puts("); all dates of this column were read so");
}
