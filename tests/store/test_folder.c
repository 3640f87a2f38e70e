/* SPDX-License-Identifier: MIT */
/* Folders that are made where they are missing, and those that are not ours. */
#include "store/system/folder.h"

#include "keep.h"

static int open_it(const struct keep *keep, const char *path)
{
	int fd = -1;
	int error = folder_open(path, keep->places.trust, &fd);

	if (error)
		assert_int_equal(fd, -1);
	else
		assert_int_equal(close(fd), 0);
	return error;
}

static void check_mode(const char *path, mode_t mode)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | mode);
}

static void makes_the_last_part_only(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(open_it(keep, keep_path(keep, "deep")), PWP_ERR_FILE);
	assert_int_equal(keep_count(keep->scratch.folder), 0);
	assert_int_equal(open_it(keep, keep->state), 0);
	check_mode(keep->state, 0700);
	assert_int_equal(open_it(keep, keep_path(keep, "deep")), 0);
	check_mode(keep_path(keep, "deep"), 0700);
}

static void the_umask_changes_nothing_and_stays(void **state)
{
	const mode_t masks[] = { 0777, 0277, 0077, 0 };
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(masks); i++) {
		mode_t before = umask(masks[i]);
		int error = open_it(keep, keep->state);
		assert_int_equal(umask(before), masks[i]);
		assert_int_equal(error, 0);
		check_mode(keep->state, 0700);
		assert_int_equal(rmdir(keep->state), 0);
	}
}

static void takes_a_folder_as_it_is(void **state)
{
	struct keep *keep = *state;

	check_mode(scratch_folder(&keep->scratch, "state", 0755), 0755);
	assert_int_equal(open_it(keep, keep->state), 0);
	check_mode(keep->state, 0755);
}

static void refuses_what_others_could_change(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(symlink("/", keep->state), 0);
	assert_int_equal(open_it(keep, keep->state), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(keep->state), 0);
	assert_int_equal(symlink("/nowhere", keep->state), 0);
	assert_int_equal(open_it(keep, keep->state), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(keep->state), 0);
	scratch_folder(&keep->scratch, "state", 0770);
	assert_int_equal(open_it(keep, keep->state), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(keep->state), 0);
	scratch_text(&keep->scratch, "state", "");
	assert_int_equal(open_it(keep, keep->state), PWP_ERR_FILE);
}

static void makes_nothing_below_a_shared_folder(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(chmod(keep->scratch.folder, 0770), 0);
	assert_int_equal(open_it(keep, keep->state), PWP_ERR_UNTRUSTED);
	assert_int_equal(keep_count(keep->scratch.folder), 0);
}

static void refuses_odd_paths(void **state)
{
	struct keep *keep = *state;
	char path[PATH_MAX + 20];

	assert_int_equal(open_it(keep, "state"), PWP_ERR_FILE);
	assert_int_equal(open_it(keep, ""), PWP_ERR_FILE);
	for (size_t i = 0; i < sizeof(path) - 1; i++)
		path[i] = i % 100 == 0 ? '/' : 'x';
	path[sizeof(path) - 1] = '\0';
	assert_int_equal(open_it(keep, path), PWP_ERR_TOO_BIG);
	keep->places.state = path;
	int fd = -1;
	assert_int_equal(folder_open_kind(&keep->places, "note", &fd), PWP_ERR_TOO_BIG);
}

static void makes_the_folder_of_a_kind(void **state)
{
	struct keep *keep = *state;
	int fd = -1;

	assert_int_equal(folder_open_kind(&keep->places, "note", &fd), 0);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
	check_mode(keep->state, 0700);
	check_mode(keep_path(keep, "note"), 0700);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_the_last_part_only),
		TEST(the_umask_changes_nothing_and_stays),
		TEST(takes_a_folder_as_it_is),
		TEST(refuses_what_others_could_change),
		TEST(makes_nothing_below_a_shared_folder),
		TEST(refuses_odd_paths),
		TEST(makes_the_folder_of_a_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
