/* SPDX-License-Identifier: MIT */
/*
 * base/fd.c: short and interrupted reads and writes are gone on with, and failures told.
 * read() and write() are wrapped: where they are slow, every other call is interrupted and
 * the rest move a byte.
 */
#include "base/fd.h"

#include "scratch.h"

#include <errno.h>

static bool slow;
static bool stuck; /* write() takes nothing */
static unsigned n_calls;

ssize_t __real_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size);
ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);

static bool interrupts(void)
{
	errno = EINTR;
	return slow && n_calls++ % 2 == 0;
}

ssize_t __wrap_read(int fd, void *buf, size_t size)
{
	if (interrupts())
		return -1;
	return __real_read(fd, buf, slow && size > 1 ? 1 : size);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	if (stuck)
		return 0;
	if (interrupts())
		return -1;
	return __real_write(fd, bytes, slow && len > 1 ? 1 : len);
}

static int reset_and_setup(void **state)
{
	slow = stuck = false;
	n_calls = 0;
	return scratch_setup(state);
}

static void reads_until_there_is_no_more(void **state)
{
	int fd = open(scratch_text(*state, "a", "012345"), O_RDONLY | O_CLOEXEC);
	size_t len = 0;
	char piece[4];

	slow = true;
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 4);
	assert_memory_equal(piece, "0123", 4);
	assert_int_equal(n_calls, 8);
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 2);
	assert_memory_equal(piece, "45", 2);
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 0);
	close(fd);
}

static void one_read_is_not_interrupted(void **state)
{
	int fd = open(scratch_text(*state, "a", "01"), O_RDONLY | O_CLOEXEC);
	char piece[4];

	slow = true;
	assert_int_equal(fd_read(fd, piece, sizeof(piece)), 1);
	assert_int_equal(piece[0], '0');
	close(fd);
}

static void writes_all(void **state)
{
	const char *path = scratch_path(*state, "a");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	char written[8];

	slow = true;
	assert_int_equal(fd_write_all(fd, "012345", 6), 0);
	assert_int_equal(n_calls, 12);
	assert_int_equal(fd_write_all(fd, NULL, 0), 0);
	slow = false;
	assert_int_equal(pread(fd, written, sizeof(written), 0), 6);
	assert_memory_equal(written, "012345", 6);
	close(fd);
}

static void failures_are_told(void **state)
{
	const char *path = scratch_text(*state, "a", "x");
	int to_write = open(path, O_WRONLY | O_CLOEXEC);
	int to_read = open(path, O_RDONLY | O_CLOEXEC);
	size_t len = 7;
	char piece[4];

	assert_int_equal(fd_read_all(to_write, piece, sizeof(piece), &len), PWP_ERR_FILE);
	assert_int_equal(errno, EBADF);
	assert_int_equal(len, 7);
	assert_int_equal(fd_write_all(to_read, "y", 1), PWP_ERR_FILE);
	assert_int_equal(errno, EBADF);
	stuck = true;
	assert_int_equal(fd_write_all(to_write, "y", 1), PWP_ERR_FILE);
	assert_int_equal(errno, EIO);
	close(to_write);
	close(to_read);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, reset_and_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_until_there_is_no_more),
		TEST(one_read_is_not_interrupted),
		TEST(writes_all),
		TEST(failures_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
