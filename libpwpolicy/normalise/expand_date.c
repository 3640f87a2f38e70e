/* SPDX-License-Identifier: MIT */
/*
 * Dates: reads a text that is a date in any usual notation (14/03/1987, 1987-03-14,
 * 14.3.87, 14031987, 14 March 1987, 14th Mar, March 1987, 14/03).
 */
#include "base/ascii.h"
#include "base/wipe.h"
#include "data/months.h"
#include "normalise/expand_parts.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2099
/* Years of two digits below this one are of this century: those of children at school. */
#define TURN_OF_CENTURY 30
#define MAX_FIELDS 3
#define MIN_DATE 4 /* characters */
#define MAX_DATE 24
#define MAX_FIELD_DIGITS 8

/* ---- reading */

struct field {
	unsigned number;
	size_t digits; /* 0: a month in words */
};

struct fields {
	struct field items[MAX_FIELDS];
	size_t count;
};

static bool add_field(struct fields *fields, unsigned number, size_t digits)
{
	if (fields->count == MAX_FIELDS)
		return false;
	fields->items[fields->count++] = (struct field){ number, digits };
	return true;
}

/* Takes a run of digits or of letters off the front of *rest. */
static struct str take_run(struct str *rest, bool digits)
{
	struct str run = { rest->ptr, 0 };

	while (rest->len > 0 && (digits ? ascii_is_digit((uint8_t)*rest->ptr)
					: ascii_is_letter((uint8_t)*rest->ptr))) {
		rest->ptr++;
		rest->len--;
		run.len++;
	}
	return run;
}

static bool add_digits(struct fields *fields, struct str run)
{
	unsigned number = 0;

	if (run.len > MAX_FIELD_DIGITS)
		return false;
	for (size_t i = 0; i < run.len; i++)
		number = number * 10 + (unsigned)(run.ptr[i] - '0');
	return add_field(fields, number, run.len);
}

static bool is_month(struct str word, size_t month)
{
	struct str name = str_from_c(month_names[month]);

	if (word.len != MONTH_SHORT_LEN && word.len != name.len)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (ascii_to_lower((uint8_t)word.ptr[i]) != (uint8_t)name.ptr[i])
			return false;
	return true;
}

/* The ending of an ordinal number, or "of". */
static bool is_filler(struct str word)
{
	static const char fillers[] = "stndrdthofSTNDRDTHOF";

	for (size_t i = 0; word.len == 2 && fillers[i]; i += 2)
		if (memcmp(word.ptr, fillers + i, 2) == 0)
			return true;
	return false;
}

static bool has_month(const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->items[i].digits == 0)
			return true;
	return false;
}

static bool add_word(struct fields *fields, struct str word)
{
	if (fields->count > 0 && is_filler(word))
		return true;
	for (size_t i = 0; i < MONTHS && !has_month(fields); i++)
		if (is_month(word, i))
			return add_field(fields, (unsigned)i + 1, 0);
	return false;
}

static bool is_separator(uint8_t byte)
{
	return byte == '/' || byte == '-' || byte == '.' || byte == ' ' || byte == ',' ||
	       byte == '_';
}

/* Reads numbers and months in words with separators between; false if there is more. */
static bool read_fields(struct str text, struct fields *fields)
{
	*fields = (struct fields){ .count = 0 };
	while (text.len > 0) {
		uint8_t byte = (uint8_t)*text.ptr;
		if (ascii_is_digit(byte)) {
			if (!add_digits(fields, take_run(&text, true)))
				return false;
		} else if (ascii_is_letter(byte)) {
			if (!add_word(fields, take_run(&text, false)))
				return false;
		} else if (is_separator(byte)) {
			text.ptr++;
			text.len--;
		} else {
			return false;
		}
	}
	return fields->count > 0;
}

/* Splits one run of six or eight digits into three fields, with the year first if it can
 * be. */
static void split_run(struct fields *fields)
{
	struct field run = fields->items[0];
	unsigned year = run.number / 10000, month = run.number / 100 % 100;

	if (fields->count != 1 || (run.digits != 6 && run.digits != 8))
		return;
	fields->count = MAX_FIELDS;
	fields->items[2] = (struct field){ run.number % 100, 2 };
	fields->items[1] = (struct field){ month, 2 };
	fields->items[0] = (struct field){ year, run.digits - 4 };
	if (run.digits == 6 ||
	    (year >= FIRST_YEAR && year <= LAST_YEAR && month <= MONTHS))
		return;
	fields->items[2] = (struct field){ run.number % 10000, 4 };
	fields->items[1] = (struct field){ run.number / 10000 % 100, 2 };
	fields->items[0] = (struct field){ run.number / 1000000, 2 };
}

/* ---- understanding */

static unsigned year_of(struct field field)
{
	if (field.digits == 2)
		return field.number + (field.number < TURN_OF_CENTURY ? 2000 : 1900);
	return field.digits == 4 ? field.number : 0;
}

/* Sets day and month, in whichever order they make a date: the day first if both do. */
static void set_day(struct expand_date *date, struct field a, struct field b)
{
	bool month_first = a.digits == 0 || (b.digits != 0 && b.number > MONTHS);

	date->day = month_first ? b.number : a.number;
	date->month = month_first ? a.number : b.number;
}

/* Whether a date of so many parts is in range and has no day without its month. */
static bool is_valid(struct expand_date date, size_t parts)
{
	size_t given = 0;

	given += date.day > 0;
	given += date.month > 0;
	given += date.year > 0;
	return given == parts && (date.day == 0 || date.month > 0) && date.day <= 31 &&
	       date.month <= MONTHS &&
	       (date.year == 0 || (date.year >= FIRST_YEAR && date.year <= LAST_YEAR));
}

static bool understand(const struct fields *fields, struct expand_date *date)
{
	const struct field *items = fields->items;

	*date = (struct expand_date){ 0 };
	if (fields->count == 1 && items[0].digits == 4) {
		date->year = items[0].number;
	} else if (fields->count == 2 && items[1].digits == 4) {
		date->month = items[0].number;
		date->year = items[1].number;
	} else if (fields->count == 2) {
		set_day(date, items[0], items[1]);
	} else if (fields->count == 3 && items[0].digits == 4) {
		date->year = items[0].number;
		set_day(date, items[2], items[1]);
	} else if (fields->count == 3) {
		date->year = year_of(items[2]);
		set_day(date, items[0], items[1]);
	}
	return is_valid(*date, fields->count);
}

/* Whether the date came before; remembers it. */
static bool is_repeated(struct expansion *expansion, const struct expand_date *date)
{
	for (size_t i = 0; i < expansion->date_count; i++) {
		const struct expand_date *other = &expansion->dates[i];
		if (other->day == date->day && other->month == date->month &&
		    other->year == date->year)
			return true;
	}
	if (expansion->date_count < EXPAND_MAX_DATES)
		expansion->dates[expansion->date_count++] = *date;
	return false;
}

void expand_dates(struct expansion *expansion, struct str text)
{
	struct expand_date date;
	struct fields fields;

	if (text.len < MIN_DATE || text.len > MAX_DATE)
		return;
	if (read_fields(text, &fields)) {
		split_run(&fields);
		if (understand(&fields, &date) && !is_repeated(expansion, &date))
			expand_date_forms(expansion, &date);
	}
	wipe(&fields, sizeof(fields));
	wipe(&date, sizeof(date));
}
