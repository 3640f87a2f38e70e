/* SPDX-License-Identifier: MIT */
/*
 * What one profile demands, as the later stages read it. Filled by the options table
 * (option.c) and constant afterwards.
 */
#ifndef PWP_INPUT_RULES_H
#define PWP_INPUT_RULES_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A list of texts in one allocation; see string_array.h. */
struct string_array {
	struct str *items;
	size_t count;
};

enum require_flag {
	REQUIRE_LETTER = 1,
	REQUIRE_LOWER = 2,
	REQUIRE_UPPER = 4,
	REQUIRE_DIGIT = 8,
	REQUIRE_SYMBOL = 16
};

/* A range of user ids, both ends in it: first <= uid <= last. */
struct uid_range {
	uint32_t first, last;
};

/*
 * Strengths are in 1/256 bit. A route that is off has 0 in its first member (words, length,
 * min_strength_any). A password is accepted when it is long enough, breaks no rule and one of
 * these routes holds:
 *   composition  min_classes, require and min_strength
 *   passphrase   passphrase_words and min_strength_passphrase
 *   length       long_length and min_strength_long
 *   strength     min_strength_any
 */
struct rules {
	uint32_t min_length;
	uint32_t recommended_length; /* 0: none */
	uint32_t max_length;
	uint32_t min_classes; /* of lower, upper, digit, symbol, letter without case */
	uint32_t require;     /* enum require_flag, or-ed */
	uint32_t min_strength;
	uint32_t passphrase_words;
	uint32_t min_strength_passphrase;
	uint32_t long_length;
	uint32_t min_strength_long;
	uint32_t min_strength_any;
	uint32_t min_difference;  /* least edits from the old password; 0: any change will
				    do */
	uint32_t history;	  /* former passwords that are refused */
	uint32_t max_age;	  /* days; 0: none */
	uint32_t max_age_warning; /* days before that */
	uint32_t change_mode;	  /* enum pwp_change_mode */
	uint32_t retry;
	uint32_t enforce_for_root; /* 0 or 1 */
	uint32_t reading_level;	   /* enum pwp_level */
	uint32_t login_mode;	   /* enum pwp_login_mode */
	uint32_t grace;		   /* days */
	uint32_t grace_logins;
	uint32_t ssh_inband;	/* 0 or 1 */
	uint32_t force_backend; /* enum pwp_force_backend */
	struct string_array banned_words;
	struct string_array site_words;
	struct string_array examples; /* passwords printed in the written policy */
};

#endif
