/* SPDX-License-Identifier: MIT */
/* Lines are added for good: whole, in order, and only to a file that is trusted. */
#include "store/record/journal.h"

#include "system/trusted_file.h"
#include "scratch.h"

#include <errno.h>
#include <sys/wait.h>

enum { WRITERS = 8, LINES = 25 };

static struct {
	bool fsync;	     /* fails */
	ssize_t written_max; /* bytes that one write takes; 0: all */
} fault;

int __real_fsync(int fd);
int __wrap_fsync(int fd);
ssize_t __real_write(int fd, const void *buf, size_t size);
ssize_t __wrap_write(int fd, const void *buf, size_t size);

int __wrap_fsync(int fd)
{
	errno = EIO;
	return fault.fsync ? -1 : __real_fsync(fd);
}

ssize_t __wrap_write(int fd, const void *buf, size_t size)
{
	if (fault.written_max && size > (size_t)fault.written_max)
		size = (size_t)fault.written_max;
	return __real_write(fd, buf, size);
}

static int setup(void **state)
{
	memset(&fault, 0, sizeof(fault));
	return scratch_setup(state);
}

static struct places places_in(struct scratch *scratch)
{
	return (struct places){ .state = scratch->folder, .trust = TRUSTED_FILE_EUID };
}

static void check_content(const struct places *places, const char *expected)
{
	char *text = NULL;

	assert_int_equal(journal_load(places, "log", &text), 0);
	assert_string_equal(text, expected);
	free(text);
}

static void adds_lines_in_order(void **state)
{
	struct places places = places_in(*state);
	struct stat st;

	assert_int_equal(journal_add(&places, "log", "one"), 0);
	assert_int_equal(journal_add(&places, "log", "two"), 0);
	check_content(&places, "one\ntwo\n");
	assert_int_equal(stat(scratch_path(*state, "log"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void a_journal_that_is_not_there_is_unknown(void **state)
{
	struct places places = places_in(*state);
	char *text = NULL;

	assert_int_equal(journal_load(&places, "log", &text), PWP_ERR_UNKNOWN);
	assert_null(text);
}

static void a_torn_line_harms_no_other(void **state)
{
	struct places places = places_in(*state);

	assert_int_equal(journal_add(&places, "log", "one"), 0);
	fault.written_max = 2;
	assert_int_equal(journal_add(&places, "log", "second"), PWP_ERR_FILE);
	fault.written_max = 0;
	assert_int_equal(journal_add(&places, "log", "three"), 0);
	check_content(&places, "one\nse\nthree\n");
}

static void a_line_that_does_not_reach_the_disk_is_an_error(void **state)
{
	struct places places = places_in(*state);

	assert_int_equal(journal_add(&places, "log", "one"), 0);
	fault.fsync = true;
	assert_int_equal(journal_add(&places, "log", "two"), PWP_ERR_FILE);
}

static void refuses_a_file_that_is_not_trusted(void **state)
{
	struct places places = places_in(*state);
	char *text = NULL;
	char target[PATH_MAX];

	snprintf(target, sizeof(target), "%s", scratch_text(*state, "target", "x\n"));
	assert_int_equal(symlink(target, scratch_path(*state, "log")), 0);
	assert_int_equal(journal_add(&places, "log", "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(journal_load(&places, "log", &text), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(scratch_path(*state, "log")), 0);
	assert_int_equal(link(target, scratch_path(*state, "log")), 0);
	assert_int_equal(journal_add(&places, "log", "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(scratch_path(*state, "log")), 0);
	assert_int_equal(mkfifo(scratch_path(*state, "log"), 0600), 0);
	assert_int_equal(journal_add(&places, "log", "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(scratch_path(*state, "log")), 0);
	assert_int_equal(mkdir(scratch_path(*state, "log"), 0700), 0);
	assert_int_equal(journal_add(&places, "log", "one"), PWP_ERR_UNTRUSTED);
}

static void refuses_a_file_or_a_line_that_is_too_big(void **state)
{
	struct places places = places_in(*state);
	char *big = calloc(1, JOURNAL_MAX + 1);

	assert_non_null(big);
	memset(big, 'x', JOURNAL_MAX);
	assert_int_equal(journal_add(&places, "log", big), PWP_ERR_TOO_BIG);
	scratch_bytes(*state, "log", big, JOURNAL_MAX);
	assert_int_equal(journal_add(&places, "log", "one"), PWP_ERR_TOO_BIG);
	free(big);
}

static void write_lines(const struct places *places, int writer)
{
	char line[32];
	int failed = 0;

	for (int i = 0; i < LINES; i++) {
		snprintf(line, sizeof(line), "%d %d", writer, i);
		failed |= journal_add(places, "log", line) != 0;
	}
	_exit(failed);
}

static void writers_at_the_same_time_lose_nothing(void **state)
{
	struct places places = places_in(*state);
	char *text = NULL;
	int next[WRITERS] = { 0 };

	for (int writer = 0; writer < WRITERS; writer++)
		if (fork() == 0)
			write_lines(&places, writer);
	for (int writer = 0; writer < WRITERS; writer++) {
		int status = -1;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(journal_load(&places, "log", &text), 0);
	char *rest = text;
	while (*rest) {
		long writer = strtol(rest, &rest, 10);
		long line = strtol(rest, &rest, 10);

		assert_in_range(writer, 0, WRITERS - 1);
		assert_int_equal(line, next[writer]++);
		assert_int_equal(*rest++, '\n');
	}
	for (int writer = 0; writer < WRITERS; writer++)
		assert_int_equal(next[writer], LINES);
	free(text);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(adds_lines_in_order),
		IN_SCRATCH(a_journal_that_is_not_there_is_unknown),
		IN_SCRATCH(a_torn_line_harms_no_other),
		IN_SCRATCH(a_line_that_does_not_reach_the_disk_is_an_error),
		IN_SCRATCH(refuses_a_file_that_is_not_trusted),
		IN_SCRATCH(refuses_a_file_or_a_line_that_is_too_big),
		IN_SCRATCH(writers_at_the_same_time_lose_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
