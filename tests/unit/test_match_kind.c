/* SPDX-License-Identifier: MIT */
/* match/match_kind.c: the names that other programs read, and a phrase for each. */
#include "match/match_kind.h"

#include "check.h"

#include <string.h>

static const struct {
	unsigned kind;
	const char *name;
} names[] = {
	{ MATCH_NONE, "characters" },
	{ MATCH_PASSWORD, "password" },
	{ MATCH_WORD, "word" },
	{ MATCH_KEYBOARD, "keyboard" },
	{ MATCH_SEQUENCE, "sequence" },
	{ MATCH_REPEAT, "repeat" },
	{ MATCH_DATE, "date" },
	{ MATCH_POSTCODE, "postcode" },
	{ MATCH_PHONE, "phone_number" },
	{ MATCH_AFFIX, "usual_addition" },
	{ MATCH_OLD, "old_password" },
	{ MATCH_KNOWN + KNOWN_USER, "user_name" },
	{ MATCH_KNOWN + KNOWN_FULL_NAME, "full_name" },
	{ MATCH_KNOWN + KNOWN_FIRST_NAME, "full_name" },
	{ MATCH_KNOWN + KNOWN_SURNAME, "full_name" },
	{ MATCH_KNOWN + KNOWN_PERSONAL, "personal" },
	{ MATCH_KNOWN + KNOWN_PERSONAL_NAME, "personal" },
	{ MATCH_KNOWN + KNOWN_PERSONAL_DATE, "personal" },
	{ MATCH_KNOWN + KNOWN_PERSONAL_PLACE, "personal" },
	{ MATCH_KNOWN + KNOWN_PERSONAL_PHONE, "personal" },
	{ MATCH_KNOWN + KNOWN_SITE, "site_word" },
	{ MATCH_KNOWN + KNOWN_BANNED, "banned_word" },
	{ MATCH_KNOWN + KNOWN_EXAMPLE, "printed_example" },
};

static void every_kind_has_its_name_and_a_phrase_of_its_own(void **state)
{
	(void)state;
	assert_int_equal(COUNT_OF(names), MATCH_KINDS);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const struct match_kind_row *row = match_kind_row(names[i].kind);
		assert_string_equal(row->name, names[i].name);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(row->text,
						match_kind_row(names[j].kind)->text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_has_its_name_and_a_phrase_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
