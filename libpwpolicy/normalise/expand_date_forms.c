/* SPDX-License-Identifier: MIT */
/*
 * The forms of a date: all orders that people use in passwords, with day and month of one
 * digit or two, the month in words, and the year of two digits or four; where today's year
 * is known, ages too. Separators need no forms of their own: the search skips symbols.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "base/wipe.h"
#include "data/months.h"
#include "normalise/expand_parts.h"

#define MAX_PARTS 3
#define MIN_DATE 4 /* characters */
#define MAX_PART 9 /* "september" */

/* Day and month with and without a leading zero, the month in words, in full and
 * abbreviated, the year of four digits and of two. */
enum part { DD, D, MM, M, MONTH, MON, YYYY, YY, PARTS };

#define ORDER(a, b, c)                                                                 \
	{                                                                              \
		{ a, b, c }, (1u << (a) | 1u << (b) | 1u << (c)) & ((1u << PARTS) - 1) \
	}
#define ORDER2(a, b) ORDER(a, b, PARTS)

struct order {
	uint8_t parts[MAX_PARTS]; /* up to PARTS */
	unsigned needed;	  /* the same as bits */
};

static const struct order orders[] = {
	ORDER(DD, MM, YYYY), ORDER(DD, MM, YY), ORDER(MM, DD, YYYY), ORDER(MM, DD, YY),
	ORDER(YYYY, MM, DD), ORDER(YY, MM, DD), ORDER(YYYY, DD, MM), ORDER(D, M, YYYY),
	ORDER(D, M, YY), ORDER(M, D, YYYY), ORDER(M, D, YY), ORDER(YYYY, M, D),
	ORDER2(DD, MM), ORDER2(MM, DD), ORDER2(MM, YYYY), ORDER2(MM, YY),
	ORDER2(YYYY, MM), ORDER2(YY, MM), ORDER2(M, YYYY), ORDER(YYYY, PARTS, PARTS),
	/* the month in words */
	ORDER(DD, MONTH, YYYY), ORDER(DD, MONTH, YY), ORDER(DD, MON, YYYY),
	ORDER(DD, MON, YY), ORDER(D, MONTH, YYYY), ORDER(D, MONTH, YY),
	ORDER(D, MON, YYYY), ORDER(D, MON, YY), ORDER(MONTH, DD, YYYY),
	ORDER(MON, DD, YYYY), ORDER(MONTH, D, YYYY), ORDER(MON, D, YYYY),
	ORDER2(DD, MONTH), ORDER2(DD, MON), ORDER2(D, MONTH), ORDER2(D, MON),
	ORDER2(MONTH, DD), ORDER2(MON, DD), ORDER2(MONTH, D), ORDER2(MON, D),
	ORDER2(MONTH, YYYY), ORDER2(MONTH, YY), ORDER2(MON, YYYY), ORDER2(MON, YY),
	ORDER2(YYYY, MONTH), ORDER2(YYYY, MON)
};

/* The parts of one date. */
struct writing {
	uint32_t codes[PARTS][MAX_PART];
	uint8_t lens[PARTS];
	unsigned usable; /* bit n: part n is given, and may occur */
};

static void write_number(struct writing *writing, enum part part, unsigned number,
			 unsigned digits)
{
	writing->lens[part] = (uint8_t)digits;
	for (; digits > 0; digits--) {
		writing->codes[part][digits - 1] = '0' + number % 10;
		number /= 10;
	}
}

static void write_word(struct writing *writing, enum part part, const char *word,
		       size_t len)
{
	writing->lens[part] = (uint8_t)len;
	for (size_t i = 0; i < len; i++)
		writing->codes[part][i] = (uint8_t)word[i];
}

/* Whether two digits are next to each other in the target, in either order: a date with its
 * month in words may occur reversed. */
static bool may_follow(const struct expansion *expansion, uint32_t first, uint32_t second)
{
	const struct expand_target *target = expansion->target;

	if (!target || !ascii_is_digit(first) || !ascii_is_digit(second))
		return true;
	return ((target->pairs[first - '0'] >> (second - '0') |
		 target->pairs[second - '0'] >> (first - '0')) &
		1) != 0;
}

static bool may_occur(const struct expansion *expansion, const uint32_t *codes,
		      size_t len)
{
	bool may = len > 0;

	for (size_t i = 0; i < len && may; i++)
		may = expansion_has(expansion, char_set_of(codes[i])) &&
		      (i == 0 || may_follow(expansion, codes[i - 1], codes[i]));
	return may;
}

static void write_parts(const struct expansion *expansion, const struct expand_date *date,
			struct writing *writing)
{
	memset(writing->lens, 0, sizeof(writing->lens));
	writing->usable = 0;
	if (date->day > 0) {
		write_number(writing, DD, date->day, 2);
		write_number(writing, D, date->day, date->day < 10 ? 1 : 2);
	}
	if (date->month > 0) {
		const char *name = month_names[date->month - 1];
		write_number(writing, MM, date->month, 2);
		write_number(writing, M, date->month, date->month < 10 ? 1 : 2);
		write_word(writing, MONTH, name, strlen(name));
		write_word(writing, MON, name, MONTH_SHORT_LEN);
	}
	if (date->year > 0) {
		write_number(writing, YYYY, date->year, 4);
		write_number(writing, YY, date->year % 100, 2);
	}
	for (unsigned part = 0; part < PARTS; part++)
		if (may_occur(expansion, writing->codes[part], writing->lens[part]))
			writing->usable |= 1u << part;
}

static void emit_order(struct expansion *expansion, const struct writing *writing,
		       const uint8_t *parts)
{
	uint32_t *codes = expansion->word;
	size_t len = 0;

	for (size_t i = 0; i < MAX_PARTS && parts[i] != PARTS; i++) {
		const uint32_t *part = writing->codes[parts[i]];
		if (i > 0 && !may_follow(expansion, codes[len - 1], part[0]))
			return;
		memcpy(codes + len, part, writing->lens[parts[i]] * sizeof(*codes));
		len += writing->lens[parts[i]];
	}
	if (len >= MIN_DATE)
		expansion_emit_derived(expansion, codes, len);
}

/* Whether there may be an order of usable parts: all have the year, the month in words, or
 * day and month of two digits. */
static bool has_order(unsigned usable)
{
	const unsigned day = 1u << DD | 1u << MM;

	return (usable & (1u << YYYY | 1u << YY | 1u << MON)) != 0 ||
	       (usable & day) == day;
}

static void emit_orders(struct expansion *expansion, const struct expand_date *date)
{
	__attribute__((uninitialized)) struct writing writing;

	write_parts(expansion, date, &writing);
	for (size_t i = 0; i < ARRAY_SIZE(orders) && has_order(writing.usable); i++)
		if ((orders[i].needed & ~writing.usable) == 0)
			emit_order(expansion, &writing, orders[i].parts);
	wipe(&writing, sizeof(writing));
}

/* ---- ages */

/* What comes before an age. */
static const char *const openings[] = { "is", "am", "im", "age", "aged", "turned" };

/* Bits of expansion.date_words: whether it is known, whether the target may have months next
 * to a digit, and from there on which openings it may have so. */
#define KNOWN 1u
#define HAS_MONTHS 2u
#define HAS_OPENING 4u

static void emit_age(struct expansion *expansion, const char *opening, unsigned age)
{
	uint32_t *codes = expansion->word;
	size_t len = 0;

	for (; *opening; opening++)
		codes[len++] = (uint8_t)*opening;
	if (age >= 10)
		codes[len++] = '0' + age / 10;
	codes[len++] = '0' + age % 10;
	expansion_emit_derived(expansion, codes, len);
}

/* Emits the age of somebody born in that year, after and before this year's birthday. Its
 * digits alone would occur by chance too often. */
static void emit_ages(struct expansion *expansion, unsigned year)
{
	if (expansion->year <= year || expansion->year - year > 99)
		return;
	unsigned age = expansion->year - year;
	for (size_t i = 0; i < ARRAY_SIZE(openings); i++) {
		if (!(expansion->date_words & HAS_OPENING << i))
			continue;
		emit_age(expansion, openings[i], age);
		if (age > 1)
			emit_age(expansion, openings[i], age - 1);
	}
}

/* Whether the target may have the first `len` letters of a word, and a digit before the
 * word or after it, where `last` letters may end it; or all that reversed. */
static bool is_next_to_digit(const struct expansion *expansion, const char *word,
			     size_t len, uint64_t last)
{
	const struct expand_target *target = expansion->target;
	const struct str letters = { word, len };
	uint64_t first = char_set_of((uint8_t)word[0]);

	if (!target)
		return true;
	if (expand_target_has_run(target, letters, false) &&
	    ((target->after_digits & first) || (target->before_digits & last)))
		return true;
	return expand_target_has_run(target, letters, true) &&
	       ((target->before_digits & first) || (target->after_digits & last));
}

static uint64_t letter(const char *word, size_t index)
{
	return char_set_of((uint8_t)word[index]);
}

static unsigned find_date_words(const struct expansion *expansion)
{
	unsigned found = KNOWN;

	for (size_t i = 0; i < MONTHS; i++) {
		const char *name = month_names[i];
		uint64_t last = letter(name, MONTH_SHORT_LEN - 1) |
				letter(name, strlen(name) - 1);
		if (is_next_to_digit(expansion, name, MONTH_SHORT_LEN, last))
			found |= HAS_MONTHS;
	}
	for (size_t i = 0; i < ARRAY_SIZE(openings); i++) {
		size_t len = strlen(openings[i]);
		if (is_next_to_digit(expansion, openings[i], len,
				     letter(openings[i], len - 1)))
			found |= HAS_OPENING << i;
	}
	return found;
}

bool expand_has_date_words(struct expansion *expansion)
{
	if (expansion->date_words == 0)
		expansion->date_words = find_date_words(expansion);
	return expansion->date_words != KNOWN;
}

/* ---- all */

void expand_date_forms(struct expansion *expansion, const struct expand_date *date)
{
	emit_orders(expansion, date);
	if (expansion->year != 0 && date->year != 0 && expand_has_date_words(expansion))
		emit_ages(expansion, date->year);
}
