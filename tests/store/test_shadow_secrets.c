/* SPDX-License-Identifier: MIT */
/*
 * No hash stays behind: after looking users up, all writable memory of the process is
 * searched for the hashes of the file, theirs and those of others. A child process writes
 * the file, so that this one never held them.
 */
#include "store/system/shadow.h"

#include "system/trusted_file.h"
#include "base/wipe.h"
#include "memory.h"
#include "scratch.h"

#include <crypt.h>
#include <sys/wait.h>

#define M(letter) MEMORY_MASKED(letter)
#define USERS 200
#define DEPTH 16384
#define PASSWORD "Harbour-Kettle-52"

/* "$y$j75$uZ.kQe/W", with which every hash of the file begins. */
static const char masked[] = { M('$'), M('y'), M('$'), M('j'), M('7'), M('5'),
			       M('$'), M('u'), M('Z'), M('.'), M('k'), M('Q'),
			       M('e'), M('/'), M('W'), 0 };

static struct places places;

/* In the child. user77 has the hash of PASSWORD, the others have none that fits one. */
static void write_file(const char *path)
{
	static struct crypt_data data;
	char *setting = memory_unmask(masked, 1);
	const char *hash = setting ? crypt_r(PASSWORD, setting, &data) : NULL;
	FILE *file = fopen(path, "we");

	if (!hash || strncmp(hash, setting, strlen(setting)) != 0 || !file)
		_exit(1);
	for (int i = 0; i < USERS; i++) {
		if (i == 77)
			fprintf(file, "user%d:%s:19876:0:99999:7:::\n", i, hash);
		else
			fprintf(file, "user%d:%s$%043d:19876:0:99999:7:::\n", i, setting,
				i);
	}
	_exit(fclose(file) == 0 ? 0 : 1);
}

static int setup(void **state)
{
	static char path[PATH_MAX];
	int status = 0;

	if (scratch_setup(state) != 0)
		return -1;
	snprintf(path, sizeof(path), "%s", scratch_path(*state, "shadow"));
	places = (struct places){ .shadow = path, .trust = TRUSTED_FILE_EUID };
	if (fork() == 0)
		write_file(path);
	return wait(&status) > 0 && status == 0 ? chmod(path, 0600) : -1;
}

/*
 * These look deep down in the stack, where the search that follows overwrites nothing of
 * what they left.
 */
__attribute__((noinline)) static bool find_below(const char *user)
{
	volatile char depth[DEPTH];
	struct shadow shadow;

	depth[0] = depth[DEPTH - 1] = 0;
	assert_int_equal(shadow_find(&places, user, &shadow), 0);
	return shadow.found && depth[0] == 0;
}

__attribute__((noinline)) static bool matches_below(const char *user)
{
	volatile char depth[DEPTH];
	bool matches = false;

	depth[0] = depth[DEPTH - 1] = 0;
	assert_int_equal(shadow_matches(&places, user, PASSWORD, &matches), 0);
	return matches && depth[0] == 0;
}

static void the_search_finds_a_copy(void **state)
{
	(void)state;
	char *copy = memory_unmask(masked, 1);
	assert_non_null(copy);
	assert_true(memory_search(masked) >= strlen(masked) - MEMORY_WINDOW + 1);
	wipe(copy, strlen(masked));
	free(copy);
	assert_int_equal(memory_search(masked), 0);
}

static void no_hash_stays_after_a_look(void **state)
{
	static const char *const users[] = { "user0", "user77", "user199", "nobody" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(users); i++) {
		CHECK(find_below(users[i]) == (i < 3), users[i]);
		CHECK(memory_search(masked) == 0, users[i]);
	}
}

static void no_hash_stays_after_a_comparison(void **state)
{
	(void)state;
	assert_true(matches_below("user77"));
	assert_int_equal(memory_search(masked), 0);
	assert_false(matches_below("user78"));
	assert_int_equal(memory_search(masked), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_search_finds_a_copy),
		cmocka_unit_test_setup_teardown(no_hash_stays_after_a_look, setup,
						scratch_teardown),
		cmocka_unit_test_setup_teardown(no_hash_stays_after_a_comparison, setup,
						scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
