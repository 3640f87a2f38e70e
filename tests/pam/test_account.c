/* SPDX-License-Identifier: MIT */
/*
 * Looking up users of this machine, and of a passwd file of our own. What happens when
 * the name services fail is in test_doubles.c.
 */
#include "store/system/account.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static void finds_root_with_its_group(void **state)
{
	(void)state;
	struct account account = ACCOUNT_INIT;
	assert_int_equal(account_find("root", &account), 0);
	assert_int_equal(account.uid, 0);
	assert_string_equal(account.user, "root");
	assert_string_equal(account.home, "/root");
	assert_int_equal(account_groups(&account), 0);
	assert_true(account.n_groups >= 1);
	assert_string_equal(account.groups[0], "root");
	account_done(&account);
}

static void groups_can_be_asked_for_twice(void **state)
{
	(void)state;
	struct account account = ACCOUNT_INIT;
	assert_int_equal(account_find("root", &account), 0);
	assert_int_equal(account_groups(&account), 0);
	size_t count = account.n_groups;
	assert_int_equal(account_groups(&account), 0);
	assert_int_equal(account.n_groups, count);
	account_done(&account);
}

static void an_absent_user_changes_nothing(void **state)
{
	(void)state;
	static const char *const names[] = { "no-such-user-here", "", "root:x", "roo",
					     "rootroot" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct account account = ACCOUNT_INIT;
		assert_int_equal(account_find(names[i], &account), PWP_ERR_UNKNOWN);
		assert_int_equal(account.uid, -1);
		assert_null(account.user);
	}
}

static void frees_an_empty_account_and_none(void **state)
{
	(void)state;
	struct account account = ACCOUNT_INIT;
	account_done(&account);
	account_done(NULL);
	assert_int_equal(account.uid, -1);
}

static void write_passwd(char *path, size_t name_len)
{
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	FILE *file = fdopen(fd, "w");
	assert_non_null(file);
	(void)fputs("bobby:x:1:1:Bobby:/:/bin/sh\n", file);
	for (size_t i = 0; i < name_len; i++)
		(void)fputc('n', file);
	(void)fputs(":x:3:3::/:/bin/sh\nbob:x:2:2:Bob:/:/bin/sh\n", file);
	(void)fclose(file);
}

static bool is_local(const char *path, const char *user)
{
	bool local = false;
	assert_int_equal(account_is_local(path, user, &local), 0);
	return local;
}

static void only_the_whole_name_is_local(void **state)
{
	(void)state;
	char path[] = "/tmp/pwpolicy-passwd-XXXXXX";
	write_passwd(path, 10);
	assert_true(is_local(path, "bob"));
	assert_true(is_local(path, "bobby"));
	assert_false(is_local(path, "bo"));
	assert_false(is_local(path, "bobb"));
	assert_false(is_local(path, ""));
	unlink(path);
}

static void a_long_line_does_not_hide_those_after_it(void **state)
{
	(void)state;
	char path[] = "/tmp/pwpolicy-passwd-XXXXXX";
	write_passwd(path, 100 * 1000);
	assert_true(is_local(path, "bob"));
	unlink(path);
}

static void a_line_beyond_every_bound_is_no_verdict(void **state)
{
	(void)state;
	char path[] = "/tmp/pwpolicy-passwd-XXXXXX";
	write_passwd(path, (size_t)5 * 1024 * 1024);
	bool local = true;
	assert_int_equal(account_is_local(path, "bob", &local), PWP_ERR_TOO_BIG);
	assert_true(local); /* untouched */
	unlink(path);
}

static void a_missing_file_is_no_verdict(void **state)
{
	(void)state;
	bool local = true;
	assert_int_equal(account_is_local("/nonexistent/passwd", "root", &local),
			 PWP_ERR_FILE);
	assert_int_equal(account_is_local("/", "root", &local), PWP_ERR_FILE);
	assert_true(local); /* untouched */
	assert_true(is_local(NULL, "root"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_root_with_its_group),
		cmocka_unit_test(groups_can_be_asked_for_twice),
		cmocka_unit_test(an_absent_user_changes_nothing),
		cmocka_unit_test(frees_an_empty_account_and_none),
		cmocka_unit_test(only_the_whole_name_is_local),
		cmocka_unit_test(a_long_line_does_not_hide_those_after_it),
		cmocka_unit_test(a_line_beyond_every_bound_is_no_verdict),
		cmocka_unit_test(a_missing_file_is_no_verdict),
	};
	return cmocka_run_group_tests_name("account", tests, NULL, NULL);
}
