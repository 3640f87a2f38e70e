/* SPDX-License-Identifier: MIT */
/* data/short_names.c: every name of the list is found, with the names that it stands for. */
#include "data/short_names.h"

#include "check.h"
#include "known_text.h"

#include <stdio.h>
#include <stdlib.h>

static bool finds(const char *name, const char *other)
{
	uint32_t codes[KNOWN_TEXT_MAX];
	struct short_names_key key = { .codes = codes, .len = codes_of(name, codes) };
	struct short_names names;

	for (size_t i = 0; i < key.len; i++)
		key.letters |= UINT32_C(1) << (codes[i] - 'a');
	for (bool found = short_names_find(&key, &names); found;
	     found = short_names_next(&key, &names))
		for (size_t i = 0; i < names.count; i++) {
			const struct short_name *form = short_names_at(names.first + i);
			if (form->len == strlen(other) &&
			    memcmp(short_names_letters(form), other, form->len) == 0)
				return true;
		}
	return false;
}

static void whole_names_stand_for_all_forms_and_forms_for_whole_names(void **state)
{
	(void)state;
	assert_true(finds("catherine", "kate"));
	assert_true(finds("catherine", "katherine"));
	assert_true(finds("kate", "catherine"));
	assert_false(finds("kate", "cathy"));
	assert_true(finds("sam", "samuel"));
	assert_true(finds("sam", "samantha"));
	assert_false(finds("samuel", "samantha"));
}

static void names_that_are_not_listed_stand_for_nothing(void **state)
{
	(void)state;
	assert_false(finds("xyzzy", "xyzzy"));
	assert_false(finds("", ""));
	assert_false(finds("kat", "katie"));
	assert_false(finds("catherin", "kate"));
}

static void every_line_of_the_list_is_there(void **state)
{
	const char *folder = getenv("PWPOLICY_WORDLISTS");
	char path[4096], line[512];
	size_t lines = 0;

	(void)state;
	assert_non_null(folder);
	assert_true(snprintf(path, sizeof(path), "%s/short-names.txt", folder) <
		    (int)sizeof(path));
	FILE *file = fopen(path, "re");
	assert_non_null(file);
	for (; fgets(line, sizeof(line), file); lines++) {
		char *rest = line, *whole = strsep(&rest, " :\n");
		for (char *name = whole; name && *name; name = strsep(&rest, " :\n")) {
			CHECK(finds(whole, name), name);
			CHECK(finds(name, whole), name);
		}
	}
	assert_true(lines > 300);
	fclose(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			whole_names_stand_for_all_forms_and_forms_for_whole_names),
		cmocka_unit_test(names_that_are_not_listed_stand_for_nothing),
		cmocka_unit_test(every_line_of_the_list_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
