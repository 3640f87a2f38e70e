/* SPDX-License-Identifier: MIT */
/*
 * Tidying up: what is expired goes, and what another key has made; nothing goes because the key
 * cannot be read. The day is replaced, so that time can pass, and calls to the system fail in turn.
 */
#include "store/personal/personal_purge.h"
#include "words.h"

#include <errno.h>

static int64_t today;

int64_t __wrap_host_today(void);
int64_t __wrap_host_today(void)
{
	return today;
}

static struct {
	unsigned calls, fail_at; /* the call that fails, from 1; 0: none */
	int error;
	bool owner; /* files of 40 to 200 bytes, such as the key, are somebody else's */
} fault;

static bool fails(void)
{
	if (++fault.calls != fault.fail_at)
		return false;
	errno = fault.error;
	return true;
}

ssize_t __real_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size)
{
	return fails() ? -1 : __real_read(fd, buf, size);
}

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...)
{
	return fails() ? -1 : __real_openat64(folder, name, how, 0600);
}

int __real_fstat64(int fd, struct stat *st);
int __wrap_fstat64(int fd, struct stat *st);
int __wrap_fstat64(int fd, struct stat *st)
{
	if (fails() || __real_fstat64(fd, st) != 0)
		return -1;
	if (fault.owner && S_ISREG(st->st_mode) && st->st_size >= 40 && st->st_size < 200)
		st->st_uid = 12345;
	return 0;
}

int __real_fstatat64(int folder, const char *name, struct stat *st, int how);
int __wrap_fstatat64(int folder, const char *name, struct stat *st, int how);
int __wrap_fstatat64(int folder, const char *name, struct stat *st, int how)
{
	return fails() ? -1 : __real_fstatat64(folder, name, st, how);
}

static int setup(void **state)
{
	today = 20000;
	memset(&fault, 0, sizeof(fault));
	return keep_setup(state);
}

static void tidying_removes_what_is_expired(void **state)
{
	struct keep *keep = *state;
	size_t removed = 9;

	words_import(keep, "Biscuit");
	today = 20000 + PERSONAL_DAYS;
	assert_int_equal(personal_purge(&keep->places, true, &removed), 0);
	assert_int_equal(removed, 0);
	today++;
	assert_int_equal(personal_purge(&keep->places, false, &removed), 0);
	assert_int_equal(removed, 1);
	assert_int_equal(keep_count(keep_path(keep, "personal")), 0);
}

/* The day alone decides, so an open key keeps nothing alive. */
static void tidying_needs_no_key_for_what_is_expired(void **state)
{
	struct keep *keep = *state;
	struct personal_summary summary = { .key_error = 0 };
	size_t removed = 9;

	words_import(keep, "Biscuit");
	assert_int_equal(chmod(scratch_path(&keep->scratch, PERSONAL_KEY_FILE), 0644), 0);
	assert_int_equal(personal_purge(&keep->places, false, &removed), 0);
	assert_int_equal(removed, 0);
	assert_int_equal(personal_purge(&keep->places, true, &removed),
			 PWP_ERR_UNTRUSTED);
	assert_int_equal(removed, 0);
	assert_int_equal(personal_summarise(&keep->places, &keep->alice, &summary), 0);
	assert_int_equal(summary.key_error, PWP_ERR_UNTRUSTED);
	assert_false(summary.expired || summary.other_key);
	assert_int_equal(summary.day, 20000);
	assert_int_equal(summary.forms[0], 0);
	today = 20001 + PERSONAL_DAYS;
	assert_int_equal(personal_purge(&keep->places, false, &removed), 0);
	assert_int_equal(removed, 1);
	assert_int_equal(keep_count(keep_path(keep, "personal")), 0);
}

static void tidying_removes_what_another_key_made_if_asked(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;
	size_t removed = 9;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(personal_purge(&keep->places, false, &removed), 0);
	assert_int_equal(removed, 0);
	assert_int_equal(personal_purge(&keep->places, true, &removed), 0);
	assert_int_equal(removed, 1);
}

static void tidying_leaves_what_is_corrupt(void **state)
{
	struct keep *keep = *state;
	size_t removed = 9;

	words_import(keep, "Biscuit");
	assert_int_equal(truncate(keep_file(keep, "personal/1001"), 100), 0);
	assert_int_equal(personal_purge(&keep->places, true, &removed), 0);
	assert_int_equal(removed, 0);
	assert_true(keep_has(keep, "personal/1001"));
}

/* ---- a key that cannot be used */

static const char *key_path(struct keep *keep)
{
	return scratch_path(&keep->scratch, PERSONAL_KEY_FILE);
}

static unsigned draw(unsigned below)
{
	static uint32_t seed = 20261130;

	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static void cut(struct keep *keep)
{
	assert_int_equal(truncate(key_path(keep), draw(80)), 0);
}

static void grow(struct keep *keep)
{
	assert_int_equal(truncate(key_path(keep), 81 + draw(9000)), 0);
}

/* No byte of it may have its highest bit set. */
static void corrupt_a_byte(struct keep *keep)
{
	off_t at = (off_t)draw(80);
	char byte = 0;
	int fd = open(key_path(keep), O_RDWR | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(pread(fd, &byte, 1, at), 1);
	byte = (char)(byte ^ 0x80);
	assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	close(fd);
}

static void open_to_others(struct keep *keep)
{
	assert_int_equal(chmod(key_path(keep), 0400 | (1 + draw(077))), 0);
}

static void give_away(struct keep *keep)
{
	(void)keep;
	fault.owner = true;
}

static void lose(struct keep *keep)
{
	assert_int_equal(unlink(key_path(keep)), 0);
}

static void lose_with_its_note(struct keep *keep)
{
	assert_int_equal(personal_key_remove(&keep->places), 0);
}

static void put_a_folder(struct keep *keep)
{
	lose(keep);
	assert_int_equal(mkdir(key_path(keep), 0700), 0);
}

static void put_a_link(struct keep *keep)
{
	char moved[PATH_MAX];

	snprintf(moved, sizeof(moved), "%s", scratch_path(&keep->scratch, "moved"));
	assert_int_equal(rename(key_path(keep), moved), 0);
	assert_int_equal(symlink(moved, key_path(keep)), 0);
}

static void check_all_stays(struct keep *keep, const char *what)
{
	struct personal_summary summary = { .other_key = true };
	size_t removed = 9;

	CHECK(personal_purge(&keep->places, true, &removed) != 0, what);
	CHECK(removed == 0 && keep_has(keep, "personal/1001"), what);
	CHECK(personal_summarise(&keep->places, &keep->alice, &summary) == 0, what);
	CHECK(summary.key_error != 0 && !summary.other_key, what);
	CHECK(summary.forms[0] == 0, what);
}

static void a_key_that_cannot_be_used_is_not_another_key(void **state)
{
	static const struct {
		void (*harm)(struct keep *keep);
		const char *name;
		unsigned times;
	} cases[] = {
		{ cut, "cut", 20 },
		{ grow, "grow", 10 },
		{ corrupt_a_byte, "corrupt a byte", 30 },
		{ open_to_others, "open to others", 20 },
		{ give_away, "give away", 1 },
		{ lose, "lose", 1 },
		{ lose_with_its_note, "lose with its note", 1 },
		{ put_a_folder, "put a folder", 1 },
		{ put_a_link, "put a link", 1 },
	};

	keep_teardown(state);
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (unsigned n = 0; n < cases[i].times; n++) {
			setup(state);
			words_import(*state, "Biscuit");
			assert_int_equal(chmod(key_path(*state), 0600), 0);
			cases[i].harm(*state);
			check_all_stays(*state, cases[i].name);
			keep_teardown(state);
		}
	setup(state);
}

static void no_failing_call_removes_what_is_in_use(void **state)
{
	static const int errors[] = { EIO, ENOENT, EACCES, ENOMEM, EMFILE, EINTR };
	struct keep *keep = *state;
	unsigned at = 0;

	words_import(keep, "Biscuit");
	for (size_t i = 0; i < COUNT_OF(errors); i++)
		for (at = 1; at == 1 || fault.calls >= fault.fail_at; at++) {
			size_t removed = 9;

			fault.calls = 0;
			fault.fail_at = at;
			fault.error = errors[i];
			int unused = personal_purge(&keep->places, true, &removed);
			(void)unused;
			assert_int_equal(removed, 0);
		}
	fault.fail_at = 0;
	assert_true(at > 20);
	assert_int_equal(words_find(&keep->places, &keep->alice, "Biscuit"),
			 PWP_PERSONAL_NAME);
}

/* A key that comes back from a backup finds all again. */
static void words_outlast_a_lost_key(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;
	size_t removed = 9;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_load(&keep->places, &key), 0);
	corrupt_a_byte(keep);
	assert_int_not_equal(personal_purge(&keep->places, true, &removed), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(personal_purge(&keep->places, true, &removed), 0);
	assert_int_equal(removed, 0);
	assert_int_equal(words_find(&keep->places, &keep->alice, "Biscuit"),
			 PWP_PERSONAL_NAME);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tidying_removes_what_is_expired),
		TEST(tidying_needs_no_key_for_what_is_expired),
		TEST(tidying_removes_what_another_key_made_if_asked),
		TEST(tidying_leaves_what_is_corrupt),
		TEST(a_key_that_cannot_be_used_is_not_another_key),
		TEST(no_failing_call_removes_what_is_in_use),
		TEST(words_outlast_a_lost_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
