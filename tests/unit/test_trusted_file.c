/* SPDX-License-Identifier: MIT */
/*
 * The trusted reader against files that must not be trusted. fstat() is wrapped so that
 * foreign owners can be shown to it without being root, read() so that it delivers a byte
 * at a time between signals, openat() so that it fails in ways that root never sees.
 */
#include "system/trusted_file.h"

#include "base/fd.h"
#include "scratch.h"
#include "system/trusted_fd.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>

static mode_t foreign_kind; /* files of this kind seem to belong to someone else */
static bool slow_reads;
static unsigned n_reads;
static bool growing;   /* the file seems a byte shorter than it is */
static int open_error; /* what opening anything fails with */

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);
int __real_fstat64(int fd, struct stat *st);
int __wrap_fstat64(int fd, struct stat *st);
ssize_t __real_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size);

int __wrap_openat64(int folder, const char *name, int how, ...)
{
	if (open_error == 0)
		return __real_openat64(folder, name, how);
	errno = open_error;
	return -1;
}

int __wrap_fstat64(int fd, struct stat *st)
{
	int ret = __real_fstat64(fd, st);

	if (ret == 0 && foreign_kind && (st->st_mode & S_IFMT) == foreign_kind)
		st->st_uid = geteuid() + 1;
	if (ret == 0 && growing && S_ISREG(st->st_mode))
		st->st_size--;
	return ret;
}

ssize_t __wrap_read(int fd, void *buf, size_t size)
{
	if (!slow_reads)
		return __real_read(fd, buf, size);
	if (n_reads++ % 2 == 0) {
		errno = EINTR;
		return -1;
	}
	return __real_read(fd, buf, size > 0 ? 1 : 0);
}

static int reset_and_setup(void **state)
{
	foreign_kind = 0;
	slow_reads = growing = false;
	n_reads = 0;
	open_error = 0;
	return scratch_setup(state);
}

static void check_refused(const char *path, unsigned flags, int error,
			  const char *sentence)
{
	struct trusted_file_text text = { .ptr = NULL };
	struct trusted_file_fault fault = { false, "" };

	alarm(5); /* a reader that blocks on a FIFO ends the test */
	assert_int_equal(trusted_file_load(path, flags, 100, &text, &fault), error);
	alarm(0);
	assert_null(text.ptr);
	assert_false(fault.missing);
	assert_string_equal(fault.text, sentence);
}

static void check_read(const char *path, const char *expected)
{
	struct trusted_file_text text = { .ptr = NULL };
	struct trusted_file_fault fault;

	assert_int_equal(trusted_file_load(path, TRUSTED_FILE_EUID, 100, &text, &fault),
			 0);
	assert_int_equal(text.len, strlen(expected));
	assert_memory_equal(text.ptr, expected, text.len);
	free(text.ptr);
}

static void reads_a_whole_file(void **state)
{
	check_read(scratch_text(*state, "a", "title = x\n"), "title = x\n");
}

static void reads_an_empty_file(void **state)
{
	check_read(scratch_text(*state, "a", ""), "");
}

static void reads_through_doubled_slashes(void **state)
{
	char path[PATH_MAX + 1];

	snprintf(path, sizeof(path), "/%s", scratch_text(*state, "a", "x"));
	check_read(path, "x");
	snprintf(path, sizeof(path), "%s//a", ((struct scratch *)*state)->folder);
	check_read(path, "x");
}

static void goes_on_after_short_reads_and_signals(void **state)
{
	const char *path = scratch_text(*state, "a", "0123456789");

	slow_reads = true;
	check_read(path, "0123456789");
	assert_true(n_reads >= 20);
}

static void tells_missing_from_everything_else(void **state)
{
	const char *const names[] = { "none", "none/none" };
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_int_equal(trusted_file_load(scratch_path(*state, names[i]),
						   TRUSTED_FILE_EUID, 9, &text, &fault),
				 PWP_ERR_FILE);
		assert_true(fault.missing);
	}
}

/* Only ENOENT may let the built-in policy stand in for a file. */
static void other_failures_are_not_missing_files(void **state)
{
	const int errors[] = { EACCES, EPERM,  EIO,    EMFILE,
			       ENFILE, ENOMEM, ESTALE, ENAMETOOLONG };
	const char *path = scratch_text(*state, "a", "x");
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	for (size_t i = 0; i < COUNT_OF(errors); i++) {
		open_error = errors[i];
		assert_int_equal(
			trusted_file_load(path, TRUSTED_FILE_EUID, 9, &text, &fault),
			PWP_ERR_FILE);
		open_error = 0;
		assert_false(fault.missing);
	}
}

static void refuses_a_file_over_the_cap(void **state)
{
	char bytes[101];

	memset(bytes, 'x', sizeof(bytes));
	check_refused(scratch_bytes(*state, "a", bytes, 101), TRUSTED_FILE_EUID,
		      PWP_ERR_TOO_BIG, "the file is too big");
	struct trusted_file_text text;
	struct trusted_file_fault fault;
	assert_int_equal(trusted_file_load(scratch_bytes(*state, "a", bytes, 100),
					   TRUSTED_FILE_EUID, 100, &text, &fault),
			 0);
	free(text.ptr);
}

static void refuses_a_file_that_grows(void **state)
{
	growing = true;
	check_refused(scratch_text(*state, "a", "xyz"), TRUSTED_FILE_EUID, PWP_ERR_FILE,
		      "the file cannot be read, or changed meanwhile");
}

static void refuses_a_shared_file(void **state)
{
	const mode_t modes[] = { 0620, 0602, 0666 };

	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		const char *path = scratch_text(*state, "a", "x");
		assert_int_equal(chmod(path, modes[i]), 0);
		check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
			      "the file is writable by group or others");
	}
}

static void refuses_a_symbolic_link(void **state)
{
	const char *path = scratch_path(*state, "link");

	assert_int_equal(symlink("/etc/passwd", path), 0);
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "the file is a symbolic link, which is not followed");
}

static void refuses_a_hard_link(void **state)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s", scratch_text(*state, "a", "x"));
	assert_int_equal(link(path, scratch_path(*state, "b")), 0);
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "the file has more than one name (hard link)");
}

static void refuses_a_fifo_without_waiting(void **state)
{
	const char *path = scratch_path(*state, "fifo");

	assert_int_equal(mkfifo(path, 0600), 0);
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "it is not a regular file");
}

static void refuses_a_socket(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const char *path = scratch_path(*state, "socket");
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(strlen(path) < sizeof(address.sun_path));
	memcpy(address.sun_path, path, strlen(path) + 1);
	assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof(address)), 0);
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "it is not a regular file");
	close(fd);
}

static void refuses_a_device(void **state)
{
	(void)state;
	check_refused("/dev/null", TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "it is not a regular file");
}

static void refuses_a_folder(void **state)
{
	check_refused(scratch_folder(*state, "d", 0755), TRUSTED_FILE_EUID,
		      PWP_ERR_UNTRUSTED, "it is not a regular file");
}

static void refuses_a_shared_folder_above(void **state)
{
	const mode_t modes[] = { 0770, 0707, 0777 };

	scratch_folder(*state, "d", 0700);
	scratch_text(*state, "d/a", "x");
	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		assert_int_equal(chmod(scratch_path(*state, "d"), modes[i]), 0);
		check_refused(scratch_path(*state, "d/a"), TRUSTED_FILE_EUID,
			      PWP_ERR_UNTRUSTED,
			      "a folder above the file is writable by group or others");
	}
}

static void passes_a_sticky_folder_for_the_effective_user_only(void **state)
{
	scratch_folder(*state, "d", 01777);
	check_read(scratch_text(*state, "d/a", "x"), "x");
	/* /tmp itself is the sticky folder that a module must not pass. */
	check_refused(scratch_path(*state, "d/a"), 0, PWP_ERR_UNTRUSTED,
		      "a folder above the file is writable by group or others");
}

static void refuses_a_linked_folder_above(void **state)
{
	scratch_folder(*state, "real", 0700);
	scratch_text(*state, "real/a", "x");
	assert_int_equal(symlink("real", scratch_path(*state, "link")), 0);
	check_refused(scratch_path(*state, "link/a"), TRUSTED_FILE_EUID,
		      PWP_ERR_UNTRUSTED,
		      "a folder of the path is a symbolic link; name the real folder");
}

static void refuses_a_file_in_the_place_of_a_folder(void **state)
{
	scratch_text(*state, "a", "x");
	check_refused(scratch_path(*state, "a/b"), TRUSTED_FILE_EUID, PWP_ERR_FILE,
		      "a part of the path is not a folder");
}

static void refuses_foreign_owners(void **state)
{
	const char *path = scratch_text(*state, "a", "x");

	foreign_kind = S_IFREG;
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "the file does not belong to root");
	foreign_kind = S_IFDIR;
	check_refused(path, TRUSTED_FILE_EUID, PWP_ERR_UNTRUSTED,
		      "a folder above the file does not belong to root");
}

static void refuses_odd_paths(void **state)
{
	struct {
		const char *path;
		int error;
		const char *sentence;
	} const cases[] = {
		{ "", PWP_ERR_FILE, "the path must start with \"/\"" },
		{ "etc/passwd", PWP_ERR_FILE, "the path must start with \"/\"" },
		{ "/", PWP_ERR_FILE, "the path names no file" },
		{ "/etc/", PWP_ERR_FILE, "the path names no file" },
		{ "/etc/../etc/passwd", PWP_ERR_FILE,
		  "the path must not hold \".\" or \"..\"" },
		{ "/etc/./passwd", PWP_ERR_FILE,
		  "the path must not hold \".\" or \"..\"" },
	};
	char long_name[NAME_MAX + 3];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		check_refused(cases[i].path, 0, cases[i].error, cases[i].sentence);
	memset(long_name, 'x', sizeof(long_name));
	long_name[0] = '/';
	long_name[sizeof(long_name) - 1] = '\0';
	check_refused(long_name, 0, PWP_ERR_TOO_BIG, "a part of the path is too long");
}

static void trusts_roots_files_without_a_flag(void **state)
{
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	(void)state;
	assert_int_equal(trusted_file_load("/etc/passwd", 0, 1 << 20, &text, &fault), 0);
	free(text.ptr);
}

static void opens_a_file_to_be_read_in_pieces(void **state)
{
	struct trusted_file_fault fault;
	char piece[4];
	size_t size = 0, len = 0;
	int fd = -1;
	const char *path = scratch_text(*state, "a", "012345");

	slow_reads = true;
	assert_int_equal(trusted_fd_open(path, TRUSTED_FILE_EUID, 6, &fd, &size, &fault),
			 0);
	assert_int_equal(size, 6);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 4);
	assert_memory_equal(piece, "0123", 4);
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 2);
	assert_memory_equal(piece, "45", 2);
	assert_int_equal(fd_read_all(fd, piece, sizeof(piece), &len), 0);
	assert_int_equal(len, 0);
	close(fd);
}

static void opens_no_file_that_is_not_trusted(void **state)
{
	struct trusted_file_fault fault;
	size_t size;
	int fd = -1;
	const char *path = scratch_text(*state, "a", "012345");

	assert_int_equal(trusted_fd_open(path, TRUSTED_FILE_EUID, 5, &fd, &size, &fault),
			 PWP_ERR_TOO_BIG);
	assert_int_equal(chmod(path, 0620), 0);
	assert_int_equal(trusted_fd_open(path, TRUSTED_FILE_EUID, 6, &fd, &size, &fault),
			 PWP_ERR_UNTRUSTED);
	assert_int_equal(fd, -1);
}

static void checks_a_file_that_is_open_already(void **state)
{
	struct trusted_file_fault fault;
	size_t size = 0;
	int fd = open(scratch_text(*state, "a", "xyz"), O_WRONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(trusted_fd_check(fd, TRUSTED_FILE_EUID, 3, &size, &fault), 0);
	assert_int_equal(size, 3);
	assert_int_equal(trusted_fd_check(fd, TRUSTED_FILE_EUID, 2, &size, &fault),
			 PWP_ERR_TOO_BIG);
	foreign_kind = S_IFREG;
	assert_int_equal(trusted_fd_check(fd, TRUSTED_FILE_EUID, 3, &size, &fault),
			 PWP_ERR_UNTRUSTED);
	close(fd);
}

static void opens_a_trusted_folder(void **state)
{
	struct trusted_file_fault fault;
	int fd = -1;
	const char *path = scratch_folder(*state, "d", 0755);

	assert_int_equal(trusted_fd_open_folder(path, TRUSTED_FILE_EUID, &fd, &fault), 0);
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
	assert_int_equal(chmod(path, 0775), 0);
	assert_int_equal(trusted_fd_open_folder(path, TRUSTED_FILE_EUID, &fd, &fault),
			 PWP_ERR_UNTRUSTED);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, reset_and_setup, scratch_teardown)

/* Writers replace files by rename(); whoever has the old one open reads the old one. */
static void a_file_that_is_replaced_meanwhile_is_whole(void **state)
{
	struct trusted_file_fault fault;
	size_t size = 0;
	const char *path = scratch_text(*state, "file", "old");
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(trusted_fd_check(fd, TRUSTED_FILE_EUID, 16, &size, &fault), 0);
	assert_int_equal(size, 3);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_a_whole_file),
		TEST(reads_an_empty_file),
		TEST(reads_through_doubled_slashes),
		TEST(goes_on_after_short_reads_and_signals),
		TEST(tells_missing_from_everything_else),
		TEST(other_failures_are_not_missing_files),
		TEST(refuses_a_file_over_the_cap),
		TEST(refuses_a_file_that_grows),
		TEST(refuses_a_shared_file),
		TEST(refuses_a_symbolic_link),
		TEST(refuses_a_hard_link),
		TEST(refuses_a_fifo_without_waiting),
		TEST(refuses_a_socket),
		TEST(refuses_a_device),
		TEST(refuses_a_folder),
		TEST(refuses_a_shared_folder_above),
		TEST(passes_a_sticky_folder_for_the_effective_user_only),
		TEST(refuses_a_linked_folder_above),
		TEST(refuses_a_file_in_the_place_of_a_folder),
		TEST(refuses_foreign_owners),
		TEST(refuses_odd_paths),
		TEST(trusts_roots_files_without_a_flag),
		TEST(opens_a_file_to_be_read_in_pieces),
		TEST(opens_no_file_that_is_not_trusted),
		TEST(checks_a_file_that_is_open_already),
		TEST(a_file_that_is_replaced_meanwhile_is_whole),
		TEST(opens_a_trusted_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
