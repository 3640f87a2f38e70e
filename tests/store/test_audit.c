/* SPDX-License-Identifier: MIT */
/*
 * The audit trail as a file: what is appended, by how many at once, and where nothing is.
 * Some system calls are wrapped, so that they can fail, and files can be another user's.
 */
#include "store/record/audit.h"

#include "system/trusted_file.h"
#include "json.h"
#include "keep.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define WRITERS 16
#define LINES 200

static struct {
	const char *openat, *mkdirat, *fstat, *getrlimit,
		*write;	     /* NULL: does not fail */
	int error;	     /* with which they fail */
	bool foreign;	     /* regular files belong to somebody else */
	ssize_t written_max; /* bytes that one write takes; 0: all */
	unsigned writes;
} fault;

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);
int __real_mkdirat(int folder, const char *name, mode_t mode);
int __wrap_mkdirat(int folder, const char *name, mode_t mode);
int __real_fstat64(int fd, struct stat *st);
int __wrap_fstat64(int fd, struct stat *st);
int __real_getrlimit64(int which, struct rlimit *limit);
int __wrap_getrlimit64(int which, struct rlimit *limit);
ssize_t __real_write(int fd, const void *buf, size_t size);
ssize_t __wrap_write(int fd, const void *buf, size_t size);

int __wrap_openat64(int folder, const char *name, int how, ...)
{
	if (fault.openat && strcmp(name, fault.openat) == 0) {
		errno = fault.error;
		return -1;
	}
	return __real_openat64(folder, name, how, 0600);
}

int __wrap_mkdirat(int folder, const char *name, mode_t mode)
{
	if (fault.mkdirat) {
		errno = fault.error;
		return -1;
	}
	return __real_mkdirat(folder, name, mode);
}

int __wrap_fstat64(int fd, struct stat *st)
{
	int ret = __real_fstat64(fd, st);

	if (ret != 0 || !S_ISREG(st->st_mode))
		return ret;
	if (fault.foreign)
		st->st_uid = geteuid() + 1;
	return fault.fstat ? -1 : 0;
}

int __wrap_getrlimit64(int which, struct rlimit *limit)
{
	return fault.getrlimit ? -1 : __real_getrlimit64(which, limit);
}

ssize_t __wrap_write(int fd, const void *buf, size_t size)
{
	fault.writes++;
	if (fault.write) {
		errno = fault.error;
		return -1;
	}
	if (fault.written_max && size > (size_t)fault.written_max)
		size = (size_t)fault.written_max;
	return __real_write(fd, buf, size);
}

static char trail[PATH_MAX];
static struct places places;

/* A trail in a folder that is not there yet. */
static int setup(void **state)
{
	memset(&fault, 0, sizeof(fault));
	if (scratch_setup(state) != 0)
		return -1;
	snprintf(trail, sizeof(trail), "%s", scratch_path(*state, "log/audit.jsonl"));
	places = (struct places){ .audit = trail, .trust = TRUSTED_FILE_EUID };
	return 0;
}

static int append(int64_t uid)
{
	const struct audit_record record = {
		.time = 1800000000,
		.event = "login",
		.uid = uid,
		.service = "login",
		.outcome = "compliant",
	};

	alarm(5); /* nothing may wait */
	int error = audit_append(&places, &record);
	alarm(0);
	return error;
}

/* What is in the trail; it lasts until the next call. */
static const char *content(void)
{
	static char text[1 << 20];
	FILE *file = fopen(trail, "rbe");

	assert_non_null(file);
	size_t len = fread(text, 1, sizeof(text) - 1, file);
	text[len] = '\0';
	fclose(file);
	return text;
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static void makes_folder_and_file_for_root_alone(void **state)
{
	mode_t mask = umask(0);

	assert_int_equal(append(1), 0);
	umask(mask);
	assert_int_equal(mode_of(trail), 0600);
	assert_int_equal(mode_of(scratch_path(*state, "log")), 0700);
	assert_int_equal(fault.writes, 1);
}

static void appends_below_what_is_there(void **state)
{
	(void)state;
	assert_int_equal(append(1), 0);
	size_t len = strlen(content());
	assert_int_equal(append(2), 0);
	const char *text = content();
	assert_int_equal(strlen(text), 2 * len);
	assert_non_null(strstr(text, "\"uid\": 1, "));
	assert_non_null(strstr(text + len, "\"uid\": 2, "));
	assert_int_equal(fault.writes, 2);
}

static void makes_no_folder_but_the_last(void **state)
{
	snprintf(trail, sizeof(trail), "%s", scratch_path(*state, "a/b/audit.jsonl"));
	assert_int_equal(append(1), PWP_ERR_FILE);
	assert_int_equal(access(scratch_path(*state, "a"), F_OK), -1);
}

static void begins_anew_after_a_rotation(void **state)
{
	char old[PATH_MAX];

	snprintf(old, sizeof(old), "%s", scratch_path(*state, "log/audit.jsonl.1"));
	assert_int_equal(append(1), 0);
	assert_int_equal(rename(trail, old), 0);
	assert_int_equal(append(2), 0);
	assert_null(strstr(content(), "\"uid\": 1,"));
}

/* A part of a line is an error, and the lines after it are whole. */
static void a_torn_line_harms_no_other(void **state)
{
	(void)state;
	assert_int_equal(append(1), 0);
	fault.written_max = 40;
	assert_int_equal(append(2), PWP_ERR_FILE);
	fault.written_max = 0;
	assert_int_equal(append(3), 0);
	assert_int_equal(append(4), 0);
	assert_int_equal(fault.writes, 4);

	static const char *const expected[] = { "\"uid\": 1,", NULL, "\"uid\": 3,",
						"\"uid\": 4," };
	char *rest = NULL, *text = strdup(content());
	char *line = strtok_r(text, "\n", &rest);
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		assert_non_null(line);
		if (expected[i]) {
			json_object_put(json_parse(line));
			assert_non_null(strstr(line, expected[i]));
		}
		line = strtok_r(NULL, "\n", &rest);
	}
	assert_null(line);
	free(text);
}

static void refuses_what_root_did_not_make(void **state)
{
	char other[PATH_MAX];

	scratch_folder(*state, "log", 0700);
	snprintf(other, sizeof(other), "%s", scratch_text(*state, "other", "x\n"));
	fault.writes = 0;

	assert_int_equal(symlink(other, trail), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(trail), 0);

	assert_int_equal(symlink("/nowhere", trail), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(trail), 0);

	assert_int_equal(link(other, trail), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(trail), 0);

	assert_int_equal(mkfifo(trail, 0600), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(unlink(trail), 0);

	assert_int_equal(mkdir(trail, 0700), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(rmdir(trail), 0);
	assert_int_equal(fault.writes, 0);
}

static void refuses_a_fifo_that_somebody_reads(void **state)
{
	scratch_folder(*state, "log", 0700);
	assert_int_equal(mkfifo(trail, 0600), 0);
	int reader = open(trail, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(reader >= 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(fault.writes, 0);
	close(reader);
}

static void refuses_what_others_can_change(void **state)
{
	static const mode_t modes[] = { 0620, 0602, 0666 };

	assert_int_equal(append(1), 0);
	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		assert_int_equal(chmod(trail, modes[i]), 0);
		assert_int_equal(append(2), PWP_ERR_UNTRUSTED);
	}
	assert_int_equal(chmod(trail, 0600), 0);
	assert_int_equal(chmod(scratch_path(*state, "log"), 0770), 0);
	assert_int_equal(append(2), PWP_ERR_UNTRUSTED);
	assert_int_equal(chmod(scratch_path(*state, "log"), 0700), 0);
	fault.foreign = true;
	assert_int_equal(append(2), PWP_ERR_UNTRUSTED);
	fault.foreign = false;
	assert_null(strstr(content(), "\"uid\": 2,"));
	assert_int_equal(append(3), 0);
}

static void refuses_a_linked_folder(void **state)
{
	char folder[PATH_MAX];

	snprintf(folder, sizeof(folder), "%s", scratch_folder(*state, "real", 0700));
	assert_int_equal(symlink(folder, scratch_path(*state, "log")), 0);
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
	assert_int_equal(access(scratch_path(*state, "real/audit.jsonl"), F_OK), -1);
}

/* /tmp, where others may write, is above the trail. */
static void trusts_root_alone_unless_told(void **state)
{
	(void)state;
	places.trust = 0;
	assert_int_equal(append(1), PWP_ERR_UNTRUSTED);
}

/* The signal of a write beyond the limit would end a login. */
static void refuses_to_go_beyond_the_file_size_limit(void **state)
{
	struct rlimit before, small;

	(void)state;
	assert_int_equal(append(1), 0);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){ .rlim_cur = 300, .rlim_max = before.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	int error = append(2);
	small.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	int none = append(2);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(error, PWP_ERR_FILE);
	assert_int_equal(none, PWP_ERR_FILE);
	assert_int_equal(fault.writes, 1);
	assert_int_equal(append(3), 0);
}

static void says_when_the_system_fails(void **state)
{
	static const int numbers[] = { EIO,    ENOSPC, EROFS, EACCES, EMFILE,
				       EDQUOT, EAGAIN, EINTR, ENOMEM };
	const char **const calls[] = { &fault.openat, &fault.mkdirat, &fault.fstat,
				       &fault.getrlimit, &fault.write };

	(void)state;
	for (size_t call = 0; call < COUNT_OF(calls); call++) {
		for (size_t i = 0; i < COUNT_OF(numbers); i++) {
			memset(&fault, 0, sizeof(fault));
			fault.error = numbers[i];
			*calls[call] = "audit.jsonl";
			assert_int_equal(append(1), PWP_ERR_FILE);
			unlink(trail);
			rmdir(scratch_path(*state, "log"));
		}
	}
}

static void refuses_a_path_without_folder(void **state)
{
	static const char *const paths[] = { "", "audit.jsonl", "/audit.jsonl",
					     "log/audit.jsonl" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		places.audit = paths[i];
		CHECK(append(1) == PWP_ERR_FILE, paths[i]);
	}
}

static void leaves_no_descriptor_open(void **state)
{
	unsigned before = keep_count("/proc/self/fd");

	refuses_what_root_did_not_make(state);
	assert_int_equal(append(1), 0);
	fault.write = "audit.jsonl";
	assert_int_equal(append(1), PWP_ERR_FILE);
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

static void write_lines(int writer)
{
	for (int i = 0; i < LINES; i++)
		if (append(writer * LINES + i) != 0)
			_exit(1);
	_exit(0);
}

static void lines_of_many_processes_stay_whole(void **state)
{
	bool seen[WRITERS * LINES] = { false };
	size_t count = 0;

	(void)state;
	for (int writer = 0; writer < WRITERS; writer++)
		if (fork() == 0)
			write_lines(writer);
	for (int writer = 0; writer < WRITERS; writer++) {
		int status = 0;
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	char *rest = NULL, *text = strdup(content());
	for (char *line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest)) {
		struct json_object *object = json_parse(line);
		int uid = json_object_get_int(json_member(object, "uid"));
		assert_in_range(uid, 0, WRITERS * LINES - 1);
		assert_false(seen[uid]);
		seen[uid] = true;
		count++;
		json_object_put(object);
	}
	free(text);
	assert_int_equal(count, WRITERS * LINES);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_folder_and_file_for_root_alone),
		TEST(appends_below_what_is_there),
		TEST(makes_no_folder_but_the_last),
		TEST(begins_anew_after_a_rotation),
		TEST(a_torn_line_harms_no_other),
		TEST(refuses_what_root_did_not_make),
		TEST(refuses_a_fifo_that_somebody_reads),
		TEST(refuses_what_others_can_change),
		TEST(refuses_a_linked_folder),
		TEST(trusts_root_alone_unless_told),
		TEST(refuses_to_go_beyond_the_file_size_limit),
		TEST(says_when_the_system_fails),
		TEST(refuses_a_path_without_folder),
		TEST(leaves_no_descriptor_open),
		TEST(lines_of_many_processes_stay_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
