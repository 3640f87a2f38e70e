/* SPDX-License-Identifier: MIT */
/* system/file_stamp.c: every way in which a file changes shows in its stamp. */
#include "system/file_stamp.h"

#include "scratch.h"

/* Long enough for the next tick of the file system's clock. */
static void wait_a_tick(void)
{
	assert_int_equal(usleep(20000), 0);
}

static void an_untouched_file_keeps_its_stamp(void **state)
{
	const char *path = scratch_text(*state, "a", "text");
	struct file_stamp stamp = file_stamp_of(path);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_int_equal(stamp.state, FILE_STAMP_PRESENT);
	assert_int_equal(stamp.size, 4);
	assert_true(file_stamp_same(stamp, file_stamp_of(path)));
	assert_true(file_stamp_same(stamp, file_stamp_of_fd(fd)));
	close(fd);
}

static void a_missing_file_is_as_missing_later(void **state)
{
	const char *path = scratch_path(*state, "none");
	struct file_stamp stamp = file_stamp_of(path);

	assert_int_equal(stamp.state, FILE_STAMP_MISSING);
	assert_true(file_stamp_same(stamp, file_stamp_of(path)));
	scratch_text(*state, "none", "");
	assert_false(file_stamp_same(stamp, file_stamp_of(path)));
}

static void what_cannot_be_examined_is_never_the_same(void **state)
{
	scratch_text(*state, "a", "text");
	struct file_stamp stamp = file_stamp_of(scratch_path(*state, "a/b"));

	assert_int_equal(stamp.state, FILE_STAMP_UNKNOWN);
	assert_false(file_stamp_same(stamp, stamp));
	stamp = file_stamp_of_fd(-1);
	assert_int_equal(stamp.state, FILE_STAMP_UNKNOWN);
}

static void edit(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	assert_int_equal(write(fd, "next", 4), 4);
	close(fd);
}

static void widen(const char *path)
{
	assert_int_equal(chmod(path, 0640), 0);
}

/* Puts the time of modification back, as an archiver does; that of change cannot be. */
static void edit_and_hide(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	edit(path);
	assert_int_equal(utimensat(AT_FDCWD, path,
				   (const struct timespec[]){ st.st_atim, st.st_mtim },
				   0),
			 0);
}

static void append(const char *path)
{
	assert_int_equal(truncate(path, 5), 0);
}

static void replace_by_link(const char *path)
{
	char other[PATH_MAX];

	snprintf(other, sizeof(other), "%s.real", path);
	assert_int_equal(rename(path, other), 0);
	assert_int_equal(symlink(other, path), 0);
}

static void every_change_shows(void **state)
{
	static void (*const changes[])(const char *path) = { edit, widen, edit_and_hide,
							     append, replace_by_link };

	for (size_t i = 0; i < COUNT_OF(changes); i++) {
		char path[PATH_MAX];
		snprintf(path, sizeof(path), "%s",
			 scratch_text(*state, (const char[]){ (char)('a' + i), 0 },
				      "text"));
		struct file_stamp stamp = file_stamp_of(path);
		wait_a_tick();
		changes[i](path);
		assert_false(file_stamp_same(stamp, file_stamp_of(path)));
	}
}

static void a_folder_shows_its_entries(void **state)
{
	scratch_folder(*state, "folder", 0755);
	struct file_stamp stamp = file_stamp_of(scratch_path(*state, "folder"));

	wait_a_tick();
	scratch_text(*state, "folder/a", "");
	struct file_stamp with_one = file_stamp_of(scratch_path(*state, "folder"));
	assert_false(file_stamp_same(stamp, with_one));
	wait_a_tick();
	assert_int_equal(unlink(scratch_path(*state, "folder/a")), 0);
	assert_false(
		file_stamp_same(with_one, file_stamp_of(scratch_path(*state, "folder"))));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_untouched_file_keeps_its_stamp),
		TEST(a_missing_file_is_as_missing_later),
		TEST(what_cannot_be_examined_is_never_the_same),
		TEST(every_change_shows),
		TEST(a_folder_shows_its_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
