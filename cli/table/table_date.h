/* SPDX-License-Identifier: MIT */
/* A date of birth in a cell, in whatever notation people and programs write it. */
#ifndef CLI_TABLE_DATE_H
#define CLI_TABLE_DATE_H

#include "cli/csv/line_ranges.h"
#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

/* What the order of a day and a month in figures may be. */
enum table_date_order {
	TABLE_DATE_CERTAIN, /* there is one way to read it */
	TABLE_DATE_EITHER, /* read as day before month; the other order makes a date too */
	TABLE_DATE_DAY,	   /* day before month, or it is none */
	TABLE_DATE_MONTH   /* month before day, or it is none */
};

/* Year or day and month are 0 where they are not given. */
struct table_date {
	unsigned day, month, year;
	enum table_date_order order;
};

/* Room for a date and NUL. */
#define TABLE_DATE_SIZE 11

/*
 * Reads a text: figures in the order of Britain or of ISO 8601 with any separators, months in
 * words, a time after it, or the number by which a spreadsheet counts days from 1900. `year`
 * is today's: two figures of a year are never of a later one. False: it is no date.
 */
bool table_date_read(struct pwp_text text, unsigned year, struct table_date *ret_date);

/* Writes it so that the library finds the same date in it. Returns the length. */
size_t table_date_write(const struct table_date *date, char buf[static TABLE_DATE_SIZE]);

/* ---- the dates of a column; a zeroed one is empty */

struct table_dates {
	struct line_ranges none;    /* lines without a date */
	struct line_ranges swapped; /* lines in which the month is before the day */
	bool day_first;		    /* a date of the column cannot be read otherwise */
};

enum table_date_use {
	TABLE_DATE_USE,
	TABLE_DATE_WAIT, /* what is read later may tell its order: table_dates_settle() */
	TABLE_DATE_LEAVE /* none, or in another order than others of the column */
};

/* Reads the date of a line; lines come in ascending order. */
enum table_date_use table_dates_take(struct table_dates *dates, struct pwp_text text,
				     unsigned year, size_t line,
				     struct table_date *ret_date);

/* At the end of the file, reads a date that waits in the order of its column. False: in that
 * order it is none. */
bool table_dates_settle(const struct table_dates *dates, struct table_date *date);

/* Prints which lines of a column have no date, and whether months are before days. */
void table_dates_print(const struct table_dates *dates, const char *title);

#endif
