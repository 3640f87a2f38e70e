/* SPDX-License-Identifier: MIT */
/*
 * Dates with the month in words, in full or as its first three letters: 3rd of March 2012,
 * 14Mar12, July4th, Nov-2019. As in date.c a date is described by its day of the year, its
 * year and how it is written.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "data/months.h"
#include "match/case_leet_cost.h"
#include "match/date.h"

#define MONTH_COST BITS(3, 58) /* log2 12 */
#define DAY_COST BITS(8, 51)   /* log2 365, with the month */
#define FORM_COST BITS(2, 0)   /* which order, and whether in full */

static const char *const ordinals[] = { "st", "nd", "rd", "th" };

/* The functions below return the cell after what they read, or `at` if it is not there. */

static size_t read_text(const struct subject *subject, size_t at, const char *text,
			size_t len)
{
	return subject_spells(subject, at, text, len) ? at + len : at;
}

static size_t read_month(const struct subject *subject, size_t at)
{
	if (at == subject->count)
		return at;
	uint32_t first = subject->cells[at].code;
	for (size_t i = 0; i < MONTHS; i++) {
		if (first != (uint8_t)month_names[i][0])
			continue;
		size_t end =
			read_text(subject, at, month_names[i], strlen(month_names[i]));
		if (end == at)
			end = read_text(subject, at, month_names[i], MONTH_SHORT_LEN);
		if (end > at)
			return end;
	}
	return at;
}

static size_t read_digits(const struct subject *subject, size_t at, size_t max_len,
			  unsigned *ret_value)
{
	size_t end = at;

	*ret_value = 0;
	for (; end < subject->count && end - at < max_len; end++) {
		uint32_t code = subject->cells[end].code;
		if (!ascii_is_digit(code))
			break;
		*ret_value = *ret_value * 10 + code - '0';
	}
	return end;
}

static size_t read_day(const struct subject *subject, size_t at)
{
	unsigned day;
	size_t end = read_digits(subject, at, 2, &day);

	if (day < 1 || day > 31)
		return at;
	for (size_t i = 0; i < ARRAY_SIZE(ordinals); i++) {
		size_t after = read_text(subject, end, ordinals[i], strlen(ordinals[i]));
		if (after > end)
			return after;
	}
	return end;
}

/* At most two, as in "May 4, 2020". */
static size_t skip_separators(const struct subject *subject, size_t at)
{
	size_t end = at;

	while (end < subject->count && end - at < 2) {
		uint32_t code = subject->cells[end].code;
		if (code == 0 || code >= 0x80 || !strchr(" -./_,", (int)code))
			break;
		end++;
	}
	return end;
}

/* As in "4th of May". */
static size_t skip_of(const struct subject *subject, size_t at)
{
	size_t end = read_text(subject, at, "of", 2);

	return end > at ? skip_separators(subject, end) : at;
}

/* Adds the date that ends at `end`, if it is one without a year, and the one with a year after
 * it. */
static void add_date(const struct match_input *input, size_t at, size_t end,
		     uint32_t cost, bool alone, struct match_list *list)
{
	const struct subject *subject = input->subject;
	size_t start = skip_separators(subject, end);
	unsigned year;
	size_t after = read_digits(subject, start, 4, &year);
	cost += FORM_COST + case_cost(subject, at, end);

	if (alone)
		match_list_add(list, at, end, MATCH_DATE, cost);
	if (after - start == 4 && date_is_year(year))
		match_list_add(list, at, after, MATCH_DATE,
			       cost + date_year_cost(input, year));
	if (after - start >= 2)
		match_list_add(list, at, start + 2, MATCH_DATE,
			       cost + DATE_SHORT_YEAR_COST);
}

static void find_months(const struct match_input *input, size_t at,
			struct match_list *list)
{
	const struct subject *subject = input->subject;
	size_t day = read_day(subject, at);

	if (day > at) {
		size_t start = skip_of(subject, skip_separators(subject, day));
		size_t month = read_month(subject, start);
		if (month > start)
			add_date(input, at, month, DAY_COST, true, list);
		return;
	}
	size_t month = read_month(subject, at);
	if (month == at)
		return;
	add_date(input, at, month, MONTH_COST, false, list);
	size_t start = skip_separators(subject, month);
	day = read_day(subject, start);
	if (day > start)
		add_date(input, at, day, DAY_COST, true, list);
}

const struct matcher month_matcher = { .find = find_months };
