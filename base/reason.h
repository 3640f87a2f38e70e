/* SPDX-License-Identifier: MIT */
/*
 * The one table of reasons. Their numbers are public (enum pwp_reason_number); names,
 * options `clause.NAME` and groups are made from here, and docs/reasons.md with the
 * sentences of present/message.c. When a password has a reason says verdict/verdict.c.
 */
#ifndef PWP_BASE_REASON_H
#define PWP_BASE_REASON_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stdint.h>

/* Calls X(NUMBER, name, GROUP) for each reason: enum pwp_reason_number without its
 * prefix, the stable name, enum reason_group without its prefix. */
#define REASON_TABLE(X)                                     \
	X(TOO_SHORT, too_short, LENGTH)                     \
	X(TOO_LONG, too_long, LENGTH)                       \
	X(INVALID_UTF8, invalid_utf8, CHARACTERS)           \
	X(CONTROL_CHARACTER, control_character, CHARACTERS) \
	X(FEW_CLASSES, few_classes, CHARACTERS)             \
	X(MISSING_LETTER, missing_letter, CHARACTERS)       \
	X(MISSING_LOWER, missing_lower, CHARACTERS)         \
	X(MISSING_UPPER, missing_upper, CHARACTERS)         \
	X(MISSING_DIGIT, missing_digit, CHARACTERS)         \
	X(MISSING_SYMBOL, missing_symbol, CHARACTERS)       \
	X(TOO_WEAK, too_weak, GUESSABLE)                    \
	X(COMMON_PASSWORD, common_password, GUESSABLE)      \
	X(COMMON_WORD, common_word, GUESSABLE)              \
	X(KEYBOARD_WALK, keyboard_walk, GUESSABLE)          \
	X(SEQUENCE, sequence, GUESSABLE)                    \
	X(REPEAT, repeat, GUESSABLE)                        \
	X(DATE, date, PERSONAL)                             \
	X(USER_NAME, user_name, PERSONAL)                   \
	X(FULL_NAME, full_name, PERSONAL)                   \
	X(PERSONAL, personal, PERSONAL)                     \
	X(SITE_WORD, site_word, PERSONAL)                   \
	X(BANNED_WORD, banned_word, FORBIDDEN)              \
	X(PRINTED_EXAMPLE, printed_example, FORBIDDEN)      \
	X(SAME_AS_OLD, same_as_old, USED)                   \
	X(SIMILAR_TO_OLD, similar_to_old, USED)             \
	X(POSTCODE, postcode, PERSONAL)                     \
	X(PHONE_NUMBER, phone_number, PERSONAL)             \
	X(USED_BEFORE, used_before, USED)                   \
	X(OTHER_ACCOUNT, other_account, USED)               \
	X(TOO_OLD, too_old, AGE)

/* What people would say that a password is. */
enum reason_group {
	REASON_GROUP_LENGTH,	 /* too short or too long */
	REASON_GROUP_CHARACTERS, /* without some characters, or with forbidden ones */
	REASON_GROUP_GUESSABLE,
	REASON_GROUP_PERSONAL, /* about the person or the school */
	REASON_GROUP_FORBIDDEN,
	REASON_GROUP_USED, /* the person has used it, or uses it elsewhere */
	REASON_GROUP_AGE,
	REASON_GROUPS
};

/* One more than the greatest number of a reason. */
#define REASON_PLUS_ONE(number, name, group) +1
#define REASON_END (1u REASON_TABLE(REASON_PLUS_ONE))

/* The stable name in lower_snake; NULL for a number that is no reason. */
const char *reason_name(unsigned number);

/* Several reasons: bit N stands for reason number N. */
typedef uint64_t reason_set;
#define REASON_SET_SIZE 64
#define REASON_SET_OF(number) (UINT64_C(1) << (number))

static inline bool reason_set_has(reason_set reasons, unsigned number)
{
	return (reasons >> number & 1) != 0;
}

/* All reasons of a group. */
reason_set reason_set_of_group(enum reason_group group);

#endif
