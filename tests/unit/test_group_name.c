/* SPDX-License-Identifier: MIT */
/* Where a group's domain ends; which groups a list means is in group_cases.h. */
#include "base/group_name.h"

#include "check.h"

static bool is(struct str text, const char *wanted)
{
	return str_eq(text, str_from_c(wanted));
}

static void splits_at_the_first_backslash_or_the_last_at(void **state)
{
	static const struct {
		const char *name, *domain, *bare;
	} cases[] = {
		{ "SCHOOL\\pupils", "SCHOOL", "pupils" },
		{ "pupils@school", "school", "pupils" },
		{ "a\\b\\c", "a", "b\\c" },
		{ "a@b@c", "c", "a@b" },
		{ "a\\b@c", "a", "b@c" },
		{ "a@b\\c", "a@b", "c" },
		{ "a\\\\", "a", "\\" },
		{ "@@c", "c", "@" },
		{ "a\\@", "a", "@" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str domain, bare;
		CHECK(group_name_split(str_from_c(cases[i].name), &domain, &bare),
		      cases[i].name);
		CHECK(is(domain, cases[i].domain), cases[i].name);
		CHECK(is(bare, cases[i].bare), cases[i].name);
	}
}

static void does_not_split_what_has_no_domain_or_no_name(void **state)
{
	static const char *const names[] = { "",       "pupils", "\\", "@",
					     "\\a",    "a\\",	 "@a", "a@",
					     "\\a\\b", "a@b@",	 "\\@" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct str domain = STR_LIT("kept"), bare = STR_LIT("kept");
		CHECK(!group_name_split(str_from_c(names[i]), &domain, &bare), names[i]);
		CHECK(is(domain, "kept") && is(bare, "kept"), names[i]);
	}
}

/* Text that does not end with a NUL, and none at all. */
static void reads_no_byte_past_the_name(void **state)
{
	struct str domain, bare;

	(void)state;
	assert_false(group_name_split((struct str){ "a\\b", 2 }, &domain, &bare));
	assert_false(group_name_split((struct str){ "a@b", 1 }, &domain, &bare));
	assert_false(group_name_split((struct str){ NULL, 0 }, &domain, &bare));
}

static void a_star_is_every_domain(void **state)
{
	(void)state;
	assert_true(group_name_is_domain(STR_LIT("*"), STR_LIT("SCHOOL")));
	assert_true(group_name_is_domain(STR_LIT("school"), STR_LIT("SCHOOL")));
	assert_false(group_name_is_domain(STR_LIT("SCHOOL"), STR_LIT("*")));
	assert_false(group_name_is_domain(STR_LIT(""), STR_LIT("SCHOOL")));
	assert_false(group_name_is_domain(STR_LIT("**"), STR_LIT("SCHOOL")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_at_the_first_backslash_or_the_last_at),
		cmocka_unit_test(does_not_split_what_has_no_domain_or_no_name),
		cmocka_unit_test(reads_no_byte_past_the_name),
		cmocka_unit_test(a_star_is_every_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
