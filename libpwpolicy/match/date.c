/* SPDX-License-Identifier: MIT */
/*
 * Dates and years: 14/03/2012, 140312, 20120314, 2014. A date is described by its day of the
 * year, its year and how it is written (Wheeler 2016, 4.2.4). Years near today's are tried
 * first; where today's year is not known, all years of living memory cost the same.
 */
#include "match/date.h"

#include "base/array.h"
#include "base/ascii.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2059
#define DAY_COST BITS(8, 51)	    /* log2 365 */
#define ANY_YEAR_COST BITS(7, 0)    /* about 120 years of living memory */
#define YEAR_COST BITS(0, 50)	    /* a few are in the future, most in the past */
#define NEAR_YEARS 8		    /* years on either side that cost the same */
#define DIGITS_COST BITS(1, 0)	    /* order of day, month and year */
#define SEPARATORS_COST BITS(1, 50) /* the same, and which separator */

enum field { DAY, MONTH, YEAR4, YEAR2, FIELDS };

/* The orders that people write, up to FIELDS. */
static const uint8_t orders[][4] = {
	{ DAY, MONTH, YEAR4, FIELDS },	   { DAY, MONTH, YEAR2, FIELDS },
	{ MONTH, DAY, YEAR4, FIELDS },	   { YEAR4, MONTH, DAY, FIELDS },
	{ YEAR2, MONTH, DAY, FIELDS },	   { DAY, MONTH, FIELDS, FIELDS },
	{ YEAR4, FIELDS, FIELDS, FIELDS },
};

static const unsigned widths[FIELDS] = {
	[DAY] = 2, [MONTH] = 2, [YEAR4] = 4, [YEAR2] = 2
};
static const unsigned lowest[FIELDS] = { [DAY] = 1, [MONTH] = 1, [YEAR4] = FIRST_YEAR };
static const unsigned highest[FIELDS] = {
	[DAY] = 31, [MONTH] = 12, [YEAR4] = LAST_YEAR, [YEAR2] = 99
};

struct reader {
	const struct subject *subject;
	size_t at;
	uint32_t separator; /* between the fields; 0: none */
};

/* Reads a field. With separators a day or month may have one digit. */
static bool read_field(struct reader *reader, enum field field, unsigned *ret_value)
{
	unsigned value = 0, digits = 0;

	while (digits < widths[field] && reader->at < reader->subject->count &&
	       ascii_is_digit(reader->subject->cells[reader->at].typed)) {
		value = value * 10 + reader->subject->cells[reader->at].typed - '0';
		reader->at++;
		digits++;
	}
	bool one_digit =
		reader->separator != 0 && digits == 1 && (field == DAY || field == MONTH);
	*ret_value = value;
	return (digits == widths[field] || one_digit) && value >= lowest[field] &&
	       value <= highest[field];
}

bool date_is_year(unsigned year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

uint32_t date_year_cost(const struct match_input *input, unsigned year)
{
	if (input->year == 0)
		return ANY_YEAR_COST;
	unsigned away = (unsigned)(input->year > (int)year ? input->year - (int)year
							   : (int)year - input->year);
	return YEAR_COST + log2_of(away > NEAR_YEARS ? away : NEAR_YEARS);
}

static void try_order(const struct match_input *input, size_t at, const uint8_t *order,
		      uint32_t separator, struct match_list *list)
{
	struct reader reader = { .subject = input->subject,
				 .at = at,
				 .separator = separator };
	uint32_t cost = 0;
	bool has_day = false;

	for (unsigned i = 0; i < 4 && order[i] != FIELDS; i++) {
		unsigned value;
		if (i > 0 && separator != 0 &&
		    (reader.at == input->subject->count ||
		     input->subject->cells[reader.at++].typed != separator))
			return;
		if (!read_field(&reader, order[i], &value))
			return;
		has_day = has_day || order[i] == DAY;
		cost += order[i] == YEAR4
				? date_year_cost(input, value)
				: (order[i] == YEAR2 ? DATE_SHORT_YEAR_COST : 0);
	}
	if (has_day)
		cost += DAY_COST + (separator ? SEPARATORS_COST : DIGITS_COST);
	match_list_add(list, at, reader.at, MATCH_DATE, cost);
}

/* The separator after the first one to four digits, 0 if there is none. */
static uint32_t find_separator(const struct subject *subject, size_t at)
{
	for (size_t i = at; i < subject->count && i <= at + 4; i++) {
		uint32_t code = subject->cells[i].typed;
		if (ascii_is_digit(code))
			continue;
		bool separates = code == '/' || code == '-' || code == '.' ||
				 code == ' ' || code == '_';
		return separates ? code : 0;
	}
	return 0;
}

static void find_dates(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	if (!ascii_is_digit(input->subject->cells[at].typed))
		return;
	uint32_t separator = find_separator(input->subject, at);
	for (size_t i = 0; i < ARRAY_SIZE(orders); i++) {
		try_order(input, at, orders[i], 0, list);
		if (separator != 0 && orders[i][1] != FIELDS)
			try_order(input, at, orders[i], separator, list);
	}
}

const struct matcher date_matcher = { .find = find_dates };
