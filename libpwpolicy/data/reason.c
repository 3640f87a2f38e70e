/* SPDX-License-Identifier: MIT */
/* The registry of reasons: numbers and names, nothing else. */
#include "data/reason.h"

static const char *const names[REASON_END] = {
	[REASON_TOO_SHORT] = "too_short",
	[REASON_TOO_LONG] = "too_long",
	[REASON_INVALID_UTF8] = "invalid_utf8",
	[REASON_CONTROL_CHARACTER] = "control_character",
	[REASON_FEW_CLASSES] = "few_classes",
	[REASON_MISSING_LETTER] = "missing_letter",
	[REASON_MISSING_LOWER] = "missing_lower",
	[REASON_MISSING_UPPER] = "missing_upper",
	[REASON_MISSING_DIGIT] = "missing_digit",
	[REASON_MISSING_SYMBOL] = "missing_symbol",
	[REASON_TOO_WEAK] = "too_weak",
	[REASON_COMMON_PASSWORD] = "common_password",
	[REASON_COMMON_WORD] = "common_word",
	[REASON_KEYBOARD_WALK] = "keyboard_walk",
	[REASON_SEQUENCE] = "sequence",
	[REASON_REPEAT] = "repeat",
	[REASON_DATE] = "date",
	[REASON_USER_NAME] = "user_name",
	[REASON_FULL_NAME] = "full_name",
	[REASON_PERSONAL] = "personal",
	[REASON_SITE_WORD] = "site_word",
	[REASON_BANNED_WORD] = "banned_word",
	[REASON_PRINTED_EXAMPLE] = "printed_example",
	[REASON_SAME_AS_OLD] = "same_as_old",
	[REASON_SIMILAR_TO_OLD] = "similar_to_old",
	[REASON_POSTCODE] = "postcode",
	[REASON_PHONE_NUMBER] = "phone_number",
	[REASON_USED_BEFORE] = "used_before",
	[REASON_OTHER_ACCOUNT] = "other_account",
	[REASON_TOO_OLD] = "too_old",
};

const char *reason_name(unsigned number)
{
	return number < REASON_END ? names[number] : NULL;
}
