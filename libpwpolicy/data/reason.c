/* SPDX-License-Identifier: MIT */
/* The registry of reasons: numbers and names, nothing else. */
#include "data/reason.h"

#include "base/array.h"

#include <assert.h>
#include <stddef.h>

static const char *const names[] = {
	[PWP_REASON_TOO_SHORT] = "too_short",
	[PWP_REASON_TOO_LONG] = "too_long",
	[PWP_REASON_INVALID_UTF8] = "invalid_utf8",
	[PWP_REASON_CONTROL_CHARACTER] = "control_character",
	[PWP_REASON_FEW_CLASSES] = "few_classes",
	[PWP_REASON_MISSING_LETTER] = "missing_letter",
	[PWP_REASON_MISSING_LOWER] = "missing_lower",
	[PWP_REASON_MISSING_UPPER] = "missing_upper",
	[PWP_REASON_MISSING_DIGIT] = "missing_digit",
	[PWP_REASON_MISSING_SYMBOL] = "missing_symbol",
	[PWP_REASON_TOO_WEAK] = "too_weak",
	[PWP_REASON_COMMON_PASSWORD] = "common_password",
	[PWP_REASON_COMMON_WORD] = "common_word",
	[PWP_REASON_KEYBOARD_WALK] = "keyboard_walk",
	[PWP_REASON_SEQUENCE] = "sequence",
	[PWP_REASON_REPEAT] = "repeat",
	[PWP_REASON_DATE] = "date",
	[PWP_REASON_USER_NAME] = "user_name",
	[PWP_REASON_FULL_NAME] = "full_name",
	[PWP_REASON_PERSONAL] = "personal",
	[PWP_REASON_SITE_WORD] = "site_word",
	[PWP_REASON_BANNED_WORD] = "banned_word",
	[PWP_REASON_PRINTED_EXAMPLE] = "printed_example",
	[PWP_REASON_SAME_AS_OLD] = "same_as_old",
	[PWP_REASON_SIMILAR_TO_OLD] = "similar_to_old",
	[PWP_REASON_POSTCODE] = "postcode",
	[PWP_REASON_PHONE_NUMBER] = "phone_number",
	[PWP_REASON_USED_BEFORE] = "used_before",
	[PWP_REASON_OTHER_ACCOUNT] = "other_account",
	[PWP_REASON_TOO_OLD] = "too_old",
};

static_assert(ARRAY_SIZE(names) == REASON_END, "REASON_END follows the last reason");

const char *reason_name(unsigned number)
{
	return number < REASON_END ? names[number] : NULL;
}
