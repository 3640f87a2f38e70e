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

static void print_lines(const struct line_ranges *lines)
{
	printf("%s ", output_plural(lines->lines, "line", "lines"));
	line_ranges_print(lines);
}

void table_dates_print(const struct table_dates *dates, const char *title)
{
	if (dates->none.lines > 0) {
		output_printable(title);
		printf(": no date, so left out: %zu %s, ", dates->none.lines,
		       output_plural(dates->none.lines, "row", "rows"));
		print_lines(&dates->none);
		putchar('\n');
	}
	if (dates->swapped.lines == 0)
		return;
	output_printable(title);
	if (dates->day_first) {
		printf(": no date with the day first, as other rows have it, so left "
		       "out: %zu %s, ",
		       dates->swapped.lines,
		       output_plural(dates->swapped.lines, "row", "rows"));
		print_lines(&dates->swapped);
		putchar('\n');
		return;
	}
	printf(": the month is before the day (see ");
	print_lines(&dates->swapped);
	puts("); all dates of this column were read so");
}
