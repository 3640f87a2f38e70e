/* SPDX-License-Identifier: MIT */
/* The names of kinds: part of the interface, they never change. */
#include "match/match_kind.h"

static const char *const names[MATCH_KINDS] = {
	[MATCH_NONE] = "characters",
	[MATCH_PASSWORD] = "password",
	[MATCH_WORD] = "word",
	[MATCH_KEYBOARD] = "keyboard",
	[MATCH_SEQUENCE] = "sequence",
	[MATCH_REPEAT] = "repeat",
	[MATCH_DATE] = "date",
	[MATCH_POSTCODE] = "postcode",
	[MATCH_PHONE] = "phone_number",
	[MATCH_AFFIX] = "usual_addition",
	[MATCH_OLD] = "old_password",
	[MATCH_KNOWN + KNOWN_USER] = "user_name",
	[MATCH_KNOWN + KNOWN_FULL_NAME] = "full_name",
	[MATCH_KNOWN + KNOWN_PERSONAL] = "personal",
	[MATCH_KNOWN + KNOWN_SITE] = "site_word",
	[MATCH_KNOWN + KNOWN_BANNED] = "banned_word",
	[MATCH_KNOWN + KNOWN_EXAMPLE] = "printed_example",
};

const char *match_kind_name(unsigned kind)
{
	return names[kind];
}
