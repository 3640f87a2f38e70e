/* SPDX-License-Identifier: MIT */
/*
 * What one profile demands, as the later stages read it. Filled by profile.c and constant
 * afterwards.
 */
#ifndef PWP_INPUT_RULES_H
#define PWP_INPUT_RULES_H

#include "base/reason.h"
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
 * Strengths are in 1/256 bit, ages in days, words are or-ed (enum require_flag). What is
 * off is 0; a route that is off has 0 in its first member (words, length,
 * min_strength_any). A password is accepted when it is long enough, breaks no rule and one of
 * these routes holds:
 *   composition  min_classes, require and min_strength
 *   passphrase   passphrase_words and min_strength_passphrase
 *   length       long_length and min_strength_long
 *   strength     min_strength_any
 */
struct rules {
	/* A number for each RULE() of the table, which tells what it means. */
#define RULE(id, name, ...) uint32_t name;
#include "input/option_table.h"
	struct string_array banned_words;
	struct string_array site_words;
	struct string_array examples; /* passwords printed in the written policy */
};

#endif
