/* SPDX-License-Identifier: MIT */
/* store/system/name_pattern.c: the everyday account in a privileged one's name. */
#include "store/system/name_pattern.h"

#include "check.h"

#include <string.h>

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
	{ NULL, "alice", NULL },
	{ "%-admin", "a-very-long-name-admin", NULL },
	{ "%-admin", "fiver-admin", "fiver" },
	{ "%-admin", "sixsix-admin", NULL }, /* there is no room for the NUL */
};

static void takes_the_everyday_account_out_of_the_name(void **state)
{
	char room[6];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		bool found = name_pattern_match(parts[i].pattern, parts[i].name, room,
						sizeof(room));
		assert_int_equal(found, parts[i].part != NULL);
		if (found)
			assert_string_equal(room, parts[i].part);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_everyday_account_out_of_the_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
