/* SPDX-License-Identifier: MIT */
/*
 * The registry of reasons. A number keeps its meaning for ever and is never reused; new
 * reasons are added at the end. Names, numbers and groups stand in reason.c; sentences in
 * present/message.c; docs/reasons.md is made from both.
 */
#ifndef PWP_DATA_REASON_H
#define PWP_DATA_REASON_H

#include "base/str.h"

#include <stdbool.h>

enum reason {
	REASON_TOO_SHORT = 1,
	REASON_TOO_LONG = 2,
	REASON_INVALID_UTF8 = 3,
	REASON_CONTROL_CHARACTER = 4,
	REASON_FEW_CLASSES = 5,
	REASON_MISSING_LETTER = 6,
	REASON_MISSING_LOWER = 7,
	REASON_MISSING_UPPER = 8,
	REASON_MISSING_DIGIT = 9,
	REASON_MISSING_SYMBOL = 10,
	REASON_TOO_WEAK = 11,
	REASON_COMMON_PASSWORD = 12,
	REASON_COMMON_WORD = 13,
	REASON_KEYBOARD_WALK = 14,
	REASON_SEQUENCE = 15,
	REASON_REPEAT = 16,
	REASON_DATE = 17,
	REASON_USER_NAME = 18,
	REASON_FULL_NAME = 19,
	REASON_PERSONAL = 20,
	REASON_SITE_WORD = 21,
	REASON_BANNED_WORD = 22,
	REASON_PRINTED_EXAMPLE = 23,
	REASON_SAME_AS_OLD = 24,
	REASON_SIMILAR_TO_OLD = 25,
	REASON_POSTCODE = 26,
	REASON_PHONE_NUMBER = 27,
	REASON_USED_BEFORE = 28,
	REASON_OTHER_ACCOUNT = 29,
	REASON_TOO_OLD = 30,
	REASON_END
};

/* The stable name in lower_snake; NULL for a number that is no reason. */
const char *reason_name(unsigned number);

#endif
