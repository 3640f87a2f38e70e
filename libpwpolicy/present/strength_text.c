/* SPDX-License-Identifier: MIT */
/*
 * Strength as a time that one can think of. An attacker finds a phrase after half of all
 * tries on average. Everything is rounded down: bits to whole ones, times to whole
 * units, so that no sentence promises too much.
 */
#include "present/strength_text.h"

#include "base/array.h"
#include "base/log2.h"

#define YEAR UINT64_C(31556952)
/* 2^62 seconds are over a billion years. */
#define MOST_BITS 62u

struct unit {
	uint64_t seconds;
	const char *one, *many;
};

/* The words of the command's report; the first needs no number. */
static const struct unit units[] = {
	{ YEAR * 1000000000, "over a billion years", NULL },
	{ YEAR * 1000000, "million years", "million years" },
	{ YEAR * 1000, "thousand years", "thousand years" },
	{ YEAR, "year", "years" },
	{ 2629746, "month", "months" },
	{ 86400, "day", "days" },
	{ 3600, "hour", "hours" },
	{ 60, "minute", "minutes" },
	{ 1, "second", "seconds" },
};

static void add_time(struct text *text, uint64_t seconds)
{
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		uint64_t count = seconds / units[i].seconds;
		if (count == 0)
			continue;
		if (units[i].many) {
			text_add_number(text, count);
			text_add_c(text, " ");
		}
		text_add_c(text,
			   count == 1 || !units[i].many ? units[i].one : units[i].many);
		return;
	}
	text_add_c(text, "less than a second");
}

void strength_text_add(struct text *text, uint32_t bits, enum pwp_level level)
{
	uint32_t whole = bits / BITS_ONE;
	uint64_t tries = UINT64_C(1) << (whole > MOST_BITS ? MOST_BITS
					 : whole > 0	   ? whole - 1
							   : 0);

	if (level == PWP_LEVEL_PLAIN) {
		text_add_c(text, "Somebody who makes one guess every second, day and "
				 "night, needs about ");
		add_time(text, tries);
		text_add_c(text, ".");
		return;
	}
	text_add_c(text, "A guesser needs on average ");
	add_time(text, tries / 10);
	text_add_c(text, " at a log-in page (10 guesses a second), or ");
	add_time(text, tries / 10000);
	text_add_c(text, " with stolen yescrypt hashes (10,000 a second).");
}
