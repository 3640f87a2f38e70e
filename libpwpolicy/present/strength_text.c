/* SPDX-License-Identifier: MIT */
/*
 * Strength as a time that one can think of. An attacker finds a phrase after half of all
 * tries on average. Everything is rounded down: bits to whole ones, times to whole
 * units, so that no sentence promises too much.
 */
#include "present/strength_text.h"

#include "base/duration.h"
#include "base/log2.h"

/* 2^62 seconds are over a billion years. */
#define MOST_BITS 62u

void strength_text_add(struct text *text, uint32_t bits, enum pwp_level level)
{
	uint32_t whole = bits / BITS_ONE;
	uint64_t tries = UINT64_C(1) << (whole > MOST_BITS ? MOST_BITS
					 : whole > 0	   ? whole - 1
							   : 0);

	if (level == PWP_LEVEL_PLAIN) {
		text_add_c(text, "Somebody who makes one guess every second, day and "
				 "night, needs about ");
		duration_add(text, tries);
		text_add_c(text, ".");
		return;
	}
	text_add_c(text, "A guesser needs on average ");
	duration_add(text, tries / 10);
	text_add_c(text, " at a log-in page (10 guesses a second), or ");
	duration_add(text, tries / 10000);
	text_add_c(text, " with stolen yescrypt hashes (10,000 a second).");
}
