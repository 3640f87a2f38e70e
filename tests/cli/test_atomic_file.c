/* SPDX-License-Identifier: MIT */
/*
 * New files on a file system without O_TMPFILE, without /proc, on a full disk, and where
 * somebody else takes the name in between: two files are there, or neither is.
 */
#include "check.h"
#include "cli/cards/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the system refuses: errno, or 0. */
static struct {
	int nameless, proc, write, fsync;
	unsigned writes, fsyncs; /* that succeed before */
} refuse;

int __real_openat64(int folder, const char *name, int flags, ...);
int __wrap_openat64(int folder, const char *name, int flags, ...);
int __wrap_openat64(int folder, const char *name, int flags, ...)
{
	if (refuse.nameless && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = refuse.nameless;
		return -1;
	}
	return __real_openat64(folder, name, flags, 0600);
}

int __real_fstatat64(int folder, const char *name, struct stat *status, int flags);
int __wrap_fstatat64(int folder, const char *name, struct stat *status, int flags);
int __wrap_fstatat64(int folder, const char *name, struct stat *status, int flags)
{
	if (refuse.proc && strncmp(name, "/proc/", 6) == 0) {
		errno = refuse.proc;
		return -1;
	}
	return __real_fstatat64(folder, name, status, flags);
}

ssize_t __real_write(int fd, const void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
	if (refuse.write && refuse.writes-- == 0) {
		errno = refuse.write;
		refuse.write = 0; /* what is written later gets room again */
		return -1;
	}
	return __real_write(fd, bytes, size);
}

int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
	if (refuse.fsync && refuse.fsyncs-- == 0) {
		errno = refuse.fsync;
		return -1;
	}
	return __real_fsync(fd);
}

/* What the command would say. */
static int complaint;

void __wrap_output_error(const char *format, ...);
void __wrap_output_error(const char *format, ...)
{
	(void)format;
	complaint = errno;
}

/* ---- a folder of its own, and two files in it */

static char folder[] = "/tmp/test_new_file.XXXXXX";
static char table[64], cards[64];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(table, sizeof(table), "%s/table", folder);
	snprintf(cards, sizeof(cards), "%s/cards", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

static long size_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode, S_IFREG | 0600);
	return (long)status.st_size;
}

/* More than the buffer holds. */
static void fill(FILE *stream, size_t lines)
{
	for (size_t i = 0; i < lines; i++)
		fputs("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n",
		      stream);
}

/* Opens, writes and keeps both. Returns whether they were kept. */
static bool make_both(const char *taken_meanwhile)
{
	struct atomic_file files[2] = { 0 };
	bool ok =
		atomic_file_open(&files[0], table) && atomic_file_open(&files[1], cards);

	assert_true(ok);
	fill(files[0].stream, 5000);
	fill(files[1].stream, 10);
	if (taken_meanwhile) {
		int fd = open(taken_meanwhile, O_CREAT | O_EXCL | O_WRONLY, 0600);
		assert_true(fd >= 0);
		close(fd);
	}
	ok = atomic_file_commit(files, 2);
	for (size_t i = 0; i < 2; i++)
		if (ok)
			atomic_file_done(&files[i]);
		else
			atomic_file_discard(&files[i]);
	return ok;
}

static const struct {
	const char *why;
	int nameless, proc;
} systems[] = {
	{ "all is as it should be", 0, 0 },
	{ "no O_TMPFILE here", EOPNOTSUPP, 0 },
	{ "an old kernel", EISDIR, 0 },
	{ "no /proc", 0, ENOENT },
};

static void set_system(size_t i)
{
	memset(&refuse, 0, sizeof(refuse));
	refuse.nameless = systems[i].nameless;
	refuse.proc = systems[i].proc;
	complaint = 0;
}

static void keeps_both(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(systems); i++) {
		set_system(i);
		CHECK(make_both(NULL), systems[i].why);
		CHECK(size_of(table) == 5000 * 64, systems[i].why);
		CHECK(size_of(cards) == 10 * 64, systems[i].why);
		assert_int_equal(unlink(table) | unlink(cards), 0);
	}
}

static void leaves_neither_on_a_full_disk(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(systems); i++) {
		for (unsigned writes = 0; writes < 6; writes++) {
			set_system(i);
			refuse.write = ENOSPC;
			refuse.writes = writes;
			CHECK(!make_both(NULL), systems[i].why);
			CHECK(complaint == ENOSPC, systems[i].why);
			CHECK(!is_there(table) && !is_there(cards), systems[i].why);
		}
	}
}

static void leaves_neither_that_is_not_on_the_disk(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(systems); i++) {
		for (unsigned fsyncs = 0; fsyncs < 4; fsyncs++) {
			set_system(i);
			refuse.fsync = EIO;
			refuse.fsyncs = fsyncs;
			CHECK(!make_both(NULL), systems[i].why);
			CHECK(complaint == EIO, systems[i].why);
			CHECK(!is_there(table) && !is_there(cards), systems[i].why);
		}
	}
}

static void leaves_alone_what_came_meanwhile(void **state)
{
	const char *const names[] = { table, cards };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		set_system(0);
		assert_false(make_both(names[i]));
		assert_int_equal(complaint, EEXIST);
		assert_int_equal(size_of(names[i]), 0);
		assert_false(is_there(names[1 - i]));
		assert_int_equal(unlink(names[i]), 0);
	}
}

static void shows_no_name_before_the_end(void **state)
{
	struct atomic_file file;

	(void)state;
	set_system(0);
	assert_true(atomic_file_open(&file, table));
	fill(file.stream, 5000);
	assert_false(is_there(table));
	atomic_file_discard(&file);
	assert_false(is_there(table));
	atomic_file_discard(&file); /* nothing is left to do */
}

static void refuses_a_name_in_use_before_it_writes(void **state)
{
	struct atomic_file file;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(systems); i++) {
		set_system(i);
		assert_int_equal(symlink("nowhere", table), 0);
		CHECK(!atomic_file_open(&file, table), systems[i].why);
		CHECK(complaint == EEXIST, systems[i].why);
		atomic_file_discard(&file);
		assert_int_equal(unlink(table), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_both),
		cmocka_unit_test(leaves_neither_on_a_full_disk),
		cmocka_unit_test(leaves_neither_that_is_not_on_the_disk),
		cmocka_unit_test(leaves_alone_what_came_meanwhile),
		cmocka_unit_test(shows_no_name_before_the_end),
		cmocka_unit_test(refuses_a_name_in_use_before_it_writes),
	};

	return cmocka_run_group_tests_name("new_file", tests, make_folder, remove_folder);
}
