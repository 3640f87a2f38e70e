/* SPDX-License-Identifier: MIT */
/*
 * A cell is made plain (ASCII, one space), its time is cut off, and the rest is at most three
 * fields, figures or a month in words:
 *
 *   date  = [weekday] field *(separator field) [time]
 *
 * Five figures alone, also with a fraction, are days since 1899-12-30, as spreadsheets count
 * them since March 1900. The order of day and month in figures is that of Britain unless the
 * column shows otherwise, which is for its reader to say aloud.
 */
#include "cli/table/table_date.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "cli/csv/csv_cell.h"
#include "cli/table/table_time.h"
#include "store/system/calendar.h"

#include <stdio.h>
#include <string.h>

enum { PLAIN_SIZE = 64, FIELDS_MAX = 3, MONTHS = 12, WEEKDAYS = 7 };
enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, SERIAL_FIGURES = 5 };
/* Day 0 of 1900-01-01 counted as day 1, with a leap day in 1900 that never was. */
#define SERIAL_OF_1970 25569

static const char *const month_words[MONTHS] = {
	"january", "february", "march",	    "april",   "may",	   "june",
	"july",	   "august",   "september", "october", "november", "december",
};
static const char *const weekday_words[WEEKDAYS] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

struct field {
	unsigned number;
	size_t figures; /* 0: a month in words */
};

struct fields {
	struct field items[FIELDS_MAX];
	size_t count;
	bool has_point; /* a sign that could separate decimals */
};

/* ---- plain text */

static char plain_of(uint32_t code)
{
	if (csv_cell_is_space(code))
		return ' ';
	if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		return '-';
	if (code == 0x2044 || code == 0x2215)
		return '/';
	return code < 0x7f ? (char)ascii_to_lower(code) : '?';
}

/* In ASCII and lower case. False: it is longer than any date. */
static bool make_plain(struct pwp_text text, char plain[static PLAIN_SIZE])
{
	struct str rest = { text.ptr, text.len };
	size_t len = 0;

	while (rest.len > 0) {
		char byte = plain_of(utf8_next(&rest));

		if (len + 1 == PLAIN_SIZE)
			return false;
		if (byte != ' ' || (len > 0 && plain[len - 1] != ' '))
			plain[len++] = byte;
	}
	plain[len] = '\0';
	return len > 0;
}

/* ---- fields */

/* Whether a word is a name or its beginning: sep, sept, thurs. */
static bool is_word(const char *word, size_t len, const char *name)
{
	return len >= 3 && len <= strlen(name) && memcmp(word, name, len) == 0;
}

/* Which of the names a word is, from 1; 0: none. */
static unsigned find_word(const char *word, size_t len, const char *const *names,
			  size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(word, len, names[i]))
			return (unsigned)i + 1;
	return 0;
}

/* What may follow a number: st, nd, rd, th; or of between a day and its month. */
static bool is_filler(const char *word, size_t len)
{
	static const char fillers[][3] = { "st", "nd", "rd", "th", "of" };

	for (size_t i = 0; len == 2 && i < ARRAY_SIZE(fillers); i++)
		if (memcmp(word, fillers[i], 2) == 0)
			return true;
	return false;
}

static bool add_field(struct fields *fields, unsigned number, size_t figures)
{
	if (fields->count == FIELDS_MAX)
		return false;
	fields->items[fields->count++] = (struct field){ number, figures };
	return true;
}

static bool has_month(const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->items[i].figures == 0)
			return true;
	return false;
}

static bool add_word(struct fields *fields, const char *word, size_t len)
{
	unsigned month = find_word(word, len, month_words, MONTHS);

	if (month && !has_month(fields))
		return add_field(fields, month, 0);
	if (fields->count == 0)
		return find_word(word, len, weekday_words, WEEKDAYS) != 0;
	return is_filler(word, len);
}

static bool add_figures(struct fields *fields, const char *text, size_t len)
{
	unsigned number = 0;

	if (len > 8)
		return false;
	for (size_t i = 0; i < len; i++)
		number = number * 10 + (unsigned)(text[i] - '0');
	return add_field(fields, number, len);
}

/* Spaces, and one sign that separates; returns the length. */
static size_t count_separators(const char *text)
{
	size_t spaces = strspn(text, " ");
	size_t sign = text[spaces] && strchr("/-._,", text[spaces]) ? 1 : 0;

	return spaces + sign + strspn(text + spaces + sign, " ");
}

static bool read_fields(const char *at, struct fields *fields)
{
	*fields = (struct fields){ .count = 0 };
	while (*at) {
		size_t figures = table_figures(at), letters = table_letters(at);
		bool ok = figures ? add_figures(fields, at, figures)
				  : letters && add_word(fields, at, letters);

		if (!ok)
			return false;
		at += figures ? figures : letters;
		fields->has_point |= *at == '.' || *at == ',';
		at += count_separators(at);
	}
	return fields->count > 0 && !strchr("/-_,", at[-1]);
}

/* Splits one run of six or eight figures in three, with the year first if it can be. */
static void split_run(struct fields *fields)
{
	struct field run = fields->items[0];
	unsigned year = run.number / 10000, month = run.number / 100 % 100;

	if (fields->count != 1 || (run.figures != 6 && run.figures != 8))
		return;
	fields->count = FIELDS_MAX;
	fields->items[0] = (struct field){ year, run.figures - 4 };
	fields->items[1] = (struct field){ month, 2 };
	fields->items[2] = (struct field){ run.number % 100, 2 };
	if (run.figures == 6 ||
	    (year >= FIRST_YEAR && year <= LAST_YEAR && month <= MONTHS))
		return;
	fields->items[0] = (struct field){ run.number / 1000000, 2 };
	fields->items[1] = (struct field){ run.number / 10000 % 100, 2 };
	fields->items[2] = (struct field){ run.number % 10000, 4 };
}

/* ---- understanding */

/* Whether what is given of a date is in the calendar; without a year
 * February has 29 days. */
static bool is_valid(const struct table_date *date)
{
	if (date->year != 0 && (date->year < FIRST_YEAR || date->year > LAST_YEAR))
		return false;
	if (date->month == 0)
		return date->day == 0 && date->year != 0;
	return date->month <= MONTHS &&
	       (int)date->day <= calendar_month_days((int)date->year, (int)date->month);
}

static unsigned year_of(struct field field, unsigned today)
{
	unsigned century = today / 100 * 100;

	if (field.figures != 2)
		return field.figures == 4 ? field.number : 0;
	return field.number <= today % 100 ? century + field.number
					   : century - 100 + field.number;
}

static bool is_day(struct field field)
{
	return field.figures >= 1 && field.figures <= 2 && field.number > 0;
}

/* Sets day and month from two fields in the order of the text. */
static bool set_day(struct table_date *date, struct field a, struct field b)
{
	struct table_date other = *date;

	date->day = other.month = a.number;
	date->month = other.day = b.number;
	if (a.figures == 0 || b.figures == 0) {
		if (a.figures == 0)
			*date = other;
		return is_day(a.figures == 0 ? b : a) && is_valid(date);
	}
	if (!is_day(a) || !is_day(b))
		return false;
	bool day_first = is_valid(date), month_first = is_valid(&other);
	if (!day_first)
		*date = other;
	if (a.number != b.number)
		date->order = !day_first    ? TABLE_DATE_MONTH
			      : month_first ? TABLE_DATE_EITHER
					    : TABLE_DATE_DAY;
	return day_first || month_first;
}

/* A month and a year, or a day of no year. */
static bool understand_two(const struct fields *fields, struct table_date *date)
{
	struct field a = fields->items[0], b = fields->items[1];
	bool is_number = fields->has_point && a.figures > 0 && b.figures > 0;

	if (a.figures != 4 && b.figures != 4)
		return !is_number && set_day(date, a, b);
	struct field year = a.figures == 4 ? a : b, month = a.figures == 4 ? b : a;
	date->year = year.number;
	date->month = month.number;
	return month.figures <= 2 && date->month > 0 && is_valid(date);
}

static bool understand_three(const struct field *items, unsigned today,
			     struct table_date *date)
{
	bool year_first = items[0].figures == 4;

	date->year = year_of(items[year_first ? 0 : 2], today);
	if (date->year == 0)
		return false;
	if (!year_first)
		return set_day(date, items[0], items[1]);
	date->month = items[1].number;
	date->day = items[2].number;
	return items[1].figures <= 2 && date->month > 0 && is_day(items[2]) &&
	       is_valid(date);
}

static bool understand(const struct fields *fields, unsigned today,
		       struct table_date *date)
{
	*date = (struct table_date){ .day = 0 };
	if (fields->count == 3)
		return understand_three(fields->items, today, date);
	if (fields->count == 2)
		return understand_two(fields, date);
	date->year = fields->items[0].number;
	return fields->items[0].figures == 4 && is_valid(date);
}

/* ---- the days of a spreadsheet */

/* The calendar counts from 1970; that of 400 years later is the same. */
static struct table_date date_of_day(int64_t day)
{
	const int64_t again = 146097;
	struct calendar split = calendar_split((day + again) * CALENDAR_DAY);

	return (struct table_date){
		.day = (unsigned)split.day,
		.month = (unsigned)split.month,
		.year = (unsigned)split.year - 400,
	};
}

static bool read_serial(const char *plain, struct table_date *ret_date)
{
	size_t figures = table_figures(plain);
	const char *rest = plain + figures;
	int64_t days = 0;

	if (*rest == '.' || *rest == ',')
		rest += 1 + table_figures(rest + 1);
	if (figures != SERIAL_FIGURES || *plain == '0' || *rest != '\0')
		return false;
	for (size_t i = 0; i < figures; i++)
		days = days * 10 + (plain[i] - '0');
	struct table_date date = date_of_day(days - SERIAL_OF_1970);
	if (!is_valid(&date))
		return false;
	*ret_date = date;
	return true;
}

/* ---- */

bool table_date_read(struct pwp_text text, unsigned year, struct table_date *ret_date)
{
	char plain[PLAIN_SIZE];
	struct table_date date = { .day = 0 };
	struct fields fields = { .count = 0 };
	bool ok = make_plain(csv_cell_trim(text), plain);

	if (ok && !read_serial(plain, &date)) {
		ok = table_time_cut(plain) && read_fields(plain, &fields);
		split_run(&fields);
		ok = ok && understand(&fields, year, &date);
	}
	if (ok)
		*ret_date = date;
	wipe(plain, sizeof(plain));
	wipe(&fields, sizeof(fields));
	wipe(&date, sizeof(date));
	return ok;
}

size_t table_date_write(const struct table_date *date, char buf[static TABLE_DATE_SIZE])
{
	const unsigned day = date->day % 100, month = date->month % 100,
		       year = date->year % 10000;
	int len;

	if (day > 0 && year > 0)
		len = snprintf(buf, TABLE_DATE_SIZE, "%04u-%02u-%02u", year, month, day);
	else if (day > 0)
		len = snprintf(buf, TABLE_DATE_SIZE, "%02u/%02u", day, month);
	else if (month > 0)
		len = snprintf(buf, TABLE_DATE_SIZE, "%02u/%04u", month, year);
	else
		len = snprintf(buf, TABLE_DATE_SIZE, "%04u", year);
	return (size_t)len;
}
