/* SPDX-License-Identifier: MIT */
/*
 * The forms of a date: all orders that people use in passwords, with day and month of one
 * digit or two, the month in words, and the year of two digits or four; where today's year
 * is known, ages too. Separators need no forms of their own: the search passes over signs.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "base/wipe.h"
#include "data/months.h"
#include "normalise/expand.h"

#define MOST_FIELDS 3
#define SHORTEST_DATE 4

/* The parts of dates: day and month of two digits and without a leading zero, the month in
 * words, whole and short, the year of four digits and of two. */
enum part { D2, D1, M2, M1, WHOLE, SHORT, Y4, Y2, PARTS };

#define ORDER(a, b, c)                                                                 \
	{                                                                              \
		{ a, b, c }, (1u << (a) | 1u << (b) | 1u << (c)) & ((1u << PARTS) - 1) \
	}
#define ORDER2(a, b) ORDER(a, b, PARTS)

static const struct order {
	uint8_t parts[MOST_FIELDS]; /* closed by PARTS */
	unsigned needed;	    /* the same as bits */
} orders[] = {
	ORDER(D2, M2, Y4),
	ORDER(D2, M2, Y2),
	ORDER(M2, D2, Y4),
	ORDER(M2, D2, Y2),
	ORDER(Y4, M2, D2),
	ORDER(Y2, M2, D2),
	ORDER(Y4, D2, M2),
	ORDER(D1, M1, Y4),
	ORDER(D1, M1, Y2),
	ORDER(M1, D1, Y4),
	ORDER(M1, D1, Y2),
	ORDER(Y4, M1, D1),
	ORDER2(D2, M2),
	ORDER2(M2, D2),
	ORDER2(M2, Y4),
	ORDER2(M2, Y2),
	ORDER2(Y4, M2),
	ORDER2(Y2, M2),
	ORDER2(M1, Y4),
	ORDER2(Y4, PARTS),
	/* the month in words */
	ORDER(D2, WHOLE, Y4),
	ORDER(D2, WHOLE, Y2),
	ORDER(D2, SHORT, Y4),
	ORDER(D2, SHORT, Y2),
	ORDER(D1, WHOLE, Y4),
	ORDER(D1, WHOLE, Y2),
	ORDER(D1, SHORT, Y4),
	ORDER(D1, SHORT, Y2),
	ORDER(WHOLE, D2, Y4),
	ORDER(SHORT, D2, Y4),
	ORDER(WHOLE, D1, Y4),
	ORDER(SHORT, D1, Y4),
	ORDER2(D2, WHOLE),
	ORDER2(D2, SHORT),
	ORDER2(D1, WHOLE),
	ORDER2(D1, SHORT),
	ORDER2(WHOLE, D2),
	ORDER2(SHORT, D2),
	ORDER2(WHOLE, D1),
	ORDER2(SHORT, D1),
	ORDER2(WHOLE, Y4),
	ORDER2(WHOLE, Y2),
	ORDER2(SHORT, Y4),
	ORDER2(SHORT, Y2),
	ORDER2(Y4, WHOLE),
	ORDER2(Y4, SHORT),
};
#define ORDERS (ARRAY_SIZE(orders))

#define LONGEST_PART 9 /* September */

/* A date written part by part. */
struct writing {
	uint32_t parts[PARTS][LONGEST_PART];
	uint8_t lens[PARTS];
	unsigned usable; /* bit n: part n is told and could occur */
};

static void write_number(struct writing *writing, enum part part, unsigned number,
			 unsigned digits)
{
	writing->lens[part] = (uint8_t)digits;
	for (; digits > 0; digits--) {
		writing->parts[part][digits - 1] = '0' + number % 10;
		number /= 10;
	}
}

static void write_month(struct writing *writing, enum part part, const char *name,
			size_t len)
{
	writing->lens[part] = (uint8_t)len;
	for (size_t i = 0; i < len; i++)
		writing->parts[part][i] = (uint8_t)name[i];
}

/* Whether two digits stand beside each other in the target: a date with its month in words
 * may stand there reversed. */
static bool may_follow(const struct expansion *expansion, uint32_t first, uint32_t second)
{
	const struct expand_target *target = expansion->target;

	if (!target || !ascii_is_digit(first) || !ascii_is_digit(second))
		return true;
	return ((target->pairs[first - '0'] >> (second - '0') |
		 target->pairs[second - '0'] >> (first - '0')) &
		1) != 0;
}

static bool may_occur(const struct expansion *expansion, const uint32_t *part, size_t len)
{
	bool may = len > 0;

	for (size_t i = 0; i < len && may; i++)
		may = expand_has(expansion, expand_bit(part[i])) &&
		      (i == 0 || may_follow(expansion, part[i - 1], part[i]));
	return may;
}

static void write_parts(const struct expansion *expansion, const struct expand_date *date,
			struct writing *writing)
{
	memset(writing->lens, 0, sizeof(writing->lens));
	writing->usable = 0;
	if (date->day > 0) {
		write_number(writing, D2, date->day, 2);
		write_number(writing, D1, date->day, date->day < 10 ? 1 : 2);
	}
	if (date->month > 0) {
		const char *name = month_names[date->month - 1];
		write_number(writing, M2, date->month, 2);
		write_number(writing, M1, date->month, date->month < 10 ? 1 : 2);
		write_month(writing, WHOLE, name, strlen(name));
		write_month(writing, SHORT, name, MONTH_SHORT_LEN);
	}
	if (date->year > 0) {
		write_number(writing, Y4, date->year, 4);
		write_number(writing, Y2, date->year % 100, 2);
	}
	for (unsigned part = 0; part < PARTS; part++)
		if (may_occur(expansion, writing->parts[part], writing->lens[part]))
			writing->usable |= 1u << part;
}

static void give_order(struct expansion *expansion, const struct writing *writing,
		       const uint8_t *parts)
{
	uint32_t *codes = expansion->word;
	size_t len = 0;

	for (size_t i = 0; i < MOST_FIELDS && parts[i] != PARTS; i++) {
		const uint32_t *part = writing->parts[parts[i]];
		if (i > 0 && !may_follow(expansion, codes[len - 1], part[0]))
			return;
		memcpy(codes + len, part, writing->lens[parts[i]] * sizeof(*codes));
		len += writing->lens[parts[i]];
	}
	if (len >= SHORTEST_DATE)
		expand_derive(expansion, codes, len);
}

/* Whether there may be an order of usable parts: all have the year, the month in words, or
 * day and month of two digits. */
static bool has_order(unsigned usable)
{
	const unsigned day = 1u << D2 | 1u << M2;

	return (usable & (1u << Y4 | 1u << Y2 | 1u << SHORT)) != 0 ||
	       (usable & day) == day;
}

static void give_orders(struct expansion *expansion, const struct expand_date *date)
{
	__attribute__((uninitialized)) struct writing writing;

	write_parts(expansion, date, &writing);
	for (size_t i = 0; i < ORDERS && has_order(writing.usable); i++)
		if ((orders[i].needed & ~writing.usable) == 0)
			give_order(expansion, &writing, orders[i].parts);
	wipe(&writing, sizeof(writing));
}

/* ---- ages */

/* What stands before an age. */
static const char *const openings[] = { "is", "am", "im", "age", "aged", "turned" };
#define OPENINGS (ARRAY_SIZE(openings))

/* Bits of expansion.date_words: whether it is known, whether months may stand beside a
 * digit, and from there on which openings may. */
#define LOOKED 1u
#define MONTHS_BESIDE 2u
#define OPENING_BESIDE 4u

static void give_age(struct expansion *expansion, const char *opening, unsigned age)
{
	uint32_t *codes = expansion->word;
	size_t len = 0;

	for (; *opening; opening++)
		codes[len++] = (uint8_t)*opening;
	if (age >= 10)
		codes[len++] = '0' + age / 10;
	codes[len++] = '0' + age % 10;
	expand_derive(expansion, codes, len);
}

/* The age of who was born then, before and after this year's birthday. Its digits alone
 * would be met by chance too often. */
static void give_ages(struct expansion *expansion, unsigned year)
{
	if (expansion->year <= year || expansion->year - year > 99)
		return;
	unsigned age = expansion->year - year;
	for (size_t i = 0; i < OPENINGS; i++) {
		if (!(expansion->date_words & OPENING_BESIDE << i))
			continue;
		give_age(expansion, openings[i], age);
		if (age > 1)
			give_age(expansion, openings[i], age - 1);
	}
}

/* Whether the target may have the first `len` letters of a word, and a digit before the
 * word or after it, where `last` letters may end it; or all that reversed. */
static bool is_beside_digit(const struct expansion *expansion, const char *word,
			    size_t len, uint64_t last)
{
	const struct expand_target *target = expansion->target;
	const struct str letters = { word, len };
	uint64_t first = expand_bit((uint8_t)word[0]);

	if (!target)
		return true;
	if (expand_follow(target, letters, false) &&
	    ((target->after_digits & first) || (target->before_digits & last)))
		return true;
	return expand_follow(target, letters, true) &&
	       ((target->before_digits & first) || (target->after_digits & last));
}

static uint64_t letter(const char *word, size_t index)
{
	return expand_bit((uint8_t)word[index]);
}

static unsigned look_for_words(const struct expansion *expansion)
{
	unsigned found = LOOKED;

	for (size_t i = 0; i < MONTHS; i++) {
		const char *name = month_names[i];
		uint64_t last = letter(name, MONTH_SHORT_LEN - 1) |
				letter(name, strlen(name) - 1);
		if (is_beside_digit(expansion, name, MONTH_SHORT_LEN, last))
			found |= MONTHS_BESIDE;
	}
	for (size_t i = 0; i < OPENINGS; i++) {
		size_t len = strlen(openings[i]);
		if (is_beside_digit(expansion, openings[i], len,
				    letter(openings[i], len - 1)))
			found |= OPENING_BESIDE << i;
	}
	return found;
}

bool expand_has_date_words(struct expansion *expansion)
{
	if (expansion->date_words == 0)
		expansion->date_words = look_for_words(expansion);
	return expansion->date_words != LOOKED;
}

/* ---- all */

void expand_date_forms(struct expansion *expansion, const struct expand_date *date)
{
	give_orders(expansion, date);
	if (expansion->year != 0 && date->year != 0 && expand_has_date_words(expansion))
		give_ages(expansion, date->year);
}
