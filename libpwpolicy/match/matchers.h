/* SPDX-License-Identifier: MIT */
/* The matchers, one file each, and the costs that several of them share. */
#ifndef PWP_MATCH_MATCHERS_H
#define PWP_MATCH_MATCHERS_H

#include "match/match.h"

/* A matcher adds the matches that it finds at cell `at`. */
typedef void match_fn(const struct match_input *input, size_t at,
		      struct match_list *list);

match_fn words_match;	       /* words.c: ranked lists, forwards */
match_fn words_match_reversed; /* words.c: ranked lists, backwards from `at` */
match_fn known_match;	       /* known_match.c: known words, forwards */
match_fn known_match_reversed; /* known_match.c: known words, backwards from `at` */
match_fn fuzzy_match;	       /* fuzzy.c */
match_fn hashed_lookup_match;  /* hashed_lookup.c */
match_fn old_match;	       /* old.c */
match_fn keyboard_match;       /* keyboard.c */
match_fn sequence_match;       /* sequence.c */
match_fn repeat_match;	       /* repeat.c */
match_fn date_match;	       /* date.c */
match_fn month_match;	       /* month.c */
match_fn postcode_match;       /* postcode.c */
match_fn phone_match;	       /* phone.c */
match_fn symbol_match;	       /* symbol.c */
match_fn host_match;	       /* host.c */

/* An attacker with a profile of the victim tries each of its words within a handful of
 * guesses. */
#define KNOWN_COST BITS(2, 0)

/* A known number of fewer digits counts only where no others stand beside it: a few digits
 * of more are there by chance. */
#define NUMBER_PART 5

/* The price of reading a word backwards. */
#define REVERSED_COST BITS(1, 50)

/* Whether a number is a year that people write, what it costs, and what two digits of one
 * do. */
bool date_is_year(unsigned year);
uint32_t date_year_cost(const struct match_input *input, unsigned year);
#define DATE_SHORT_YEAR_COST BITS(6, 64) /* log2 100 */

/* The price of knowing that a password has such an opening or ending at all. */
#define AFFIX_COST BITS(1, 50)

/* log2 of the guesses for the signs start .. end-1 as what stands between two words;
 * SIGN_NO_SEPARATOR if they are no separator. */
#define SIGN_NO_SEPARATOR UINT32_MAX
uint32_t symbol_separator_cost(const struct subject *subject, size_t start, size_t end);

/* The end of the signs that begin with cell `at`: itself, if it is none. */
size_t symbol_end(const struct subject *subject, size_t at);

/* Whether nothing but signs follows cell `at` - 1. */
bool only_signs_follow(const struct subject *subject, size_t at);

/* log2 of the ways to write the letters of cells start .. end-1 in upper and lower case. */
uint32_t case_cost(const struct subject *subject, size_t start, size_t end);

/* log2 of the ways to write so many characters of a word in leet. */
uint32_t leet_cost(unsigned leets);

#endif
