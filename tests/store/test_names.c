/* SPDX-License-Identifier: MIT */
/* store/system/names.c: names in lists, and the everyday account in a privileged one's name. */
#include "store/system/names.h"

#include "check.h"

#include <string.h>

struct listed {
	const char *list, *name;
	bool holds;
};

static const struct listed cases[] = {
	{ "sudo", "sudo", true },
	{ "sudo, wheel", "wheel", true },
	{ "login, su, su-l", "su", true },
	{ "login, su-l", "su", false }, /* a prefix is another name */
	{ "login, su", "su-l", false },
	{ "sudo, Domain Admins", "domain admins", true },
	{ "domain admins", "domain", false },
	{ "", "sudo", false },
	{ "\xc3\x84rzte", "\xc3\xa4rzte", false }, /* only ASCII letters have two cases */
};

static void finds_names_in_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(names_hold(cases[i].list, cases[i].name),
				 cases[i].holds);
}

static void finds_any_of_the_groups(void **state)
{
	char users[] = "users", wheel[] = "wheel";
	char *groups[] = { users, wheel };
	struct account account = { .groups = groups, .n_groups = 2 };

	(void)state;
	assert_true(names_hold_group("sudo, wheel", &account));
	assert_false(names_hold_group("sudo, adm", &account));
	account.n_groups = 0;
	assert_false(names_hold_group("sudo, wheel", &account));
}

struct part {
	const char *pattern, *name, *part; /* part NULL: the name does not follow it */
};

static const struct part parts[] = {
	{ "%-admin", "alice-admin", "alice" },
	{ "adm-%", "adm-alice", "alice" },
	{ "a.%.x", "a.bob.x", "bob" },
	{ "%-admin", "alice", NULL },
	{ "%-admin", "-admin", NULL }, /* nobody is left */
	{ "%-admin", "alice-Admin", NULL },
	{ "%-admin", "alice-admin2", NULL },
	{ "aa%aa", "aaa", NULL }, /* both ends would share a letter */
	{ "admin", "admin", NULL },
	{ "", "alice", NULL },
	{ "%-admin", "a-very-long-name-admin", NULL },
};

static void takes_the_everyday_account_out_of_the_name(void **state)
{
	char room[6];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		bool found =
			names_part(parts[i].pattern, parts[i].name, room, sizeof(room));
		assert_int_equal(found, parts[i].part != NULL);
		if (found)
			assert_string_equal(room, parts[i].part);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_names_in_lists),
		cmocka_unit_test(finds_any_of_the_groups),
		cmocka_unit_test(takes_the_everyday_account_out_of_the_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
