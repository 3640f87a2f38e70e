/* SPDX-License-Identifier: MIT */
/* The names of kinds: part of the interface, they never change. Kinds that a program need not
 * tell from each other have one name, and a phrase each for people. */
#include "match/match_kind.h"

static const struct match_kind_row table[MATCH_KINDS] = {
	[MATCH_NONE] = { "characters", "tried one by one" },
	[MATCH_PASSWORD] = { "password", "a common password" },
	[MATCH_WORD] = { "word", "a word or name" },
	[MATCH_KEYBOARD] = { "keyboard", "neighbouring keys" },
	[MATCH_SEQUENCE] = { "sequence", "a sequence" },
	[MATCH_REPEAT] = { "repeat", "repeats what comes before" },
	[MATCH_DATE] = { "date", "a date or a year" },
	[MATCH_POSTCODE] = { "postcode", "a postcode" },
	[MATCH_PHONE] = { "phone_number", "a telephone number" },
	[MATCH_AFFIX] = { "usual_addition", "what people usually add" },
	[MATCH_OLD] = { "old_password", "the present password" },
	[MATCH_KNOWN + KNOWN_USER] = { "user_name", "the user name" },
	[MATCH_KNOWN + KNOWN_FULL_NAME] = { "full_name", "a part of the full name" },
	[MATCH_KNOWN + KNOWN_FIRST_NAME] = { "full_name", "the first name" },
	[MATCH_KNOWN + KNOWN_SURNAME] = { "full_name", "the surname" },
	[MATCH_KNOWN + KNOWN_PERSONAL] = { "personal", "personal information" },
	[MATCH_KNOWN + KNOWN_PERSONAL_NAME] = { "personal",
						"the name of somebody close, or a pet" },
	[MATCH_KNOWN + KNOWN_PERSONAL_DATE] = { "personal", "a personal date" },
	[MATCH_KNOWN + KNOWN_PERSONAL_PLACE] = { "personal", "an address" },
	[MATCH_KNOWN + KNOWN_PERSONAL_PHONE] = { "personal", "a phone or e-mail" },
	[MATCH_KNOWN + KNOWN_SITE] = { "site_word", "the school, place or computer" },
	[MATCH_KNOWN + KNOWN_BANNED] = { "banned_word", "a word the policy forbids" },
	[MATCH_KNOWN + KNOWN_EXAMPLE] = { "printed_example", "a printed example" },
};

const struct match_kind_row *match_kind_row(unsigned kind)
{
	return &table[kind];
}
