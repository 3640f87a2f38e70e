/* SPDX-License-Identifier: MIT */
/*
 * Writers of one user's file, step by step and in each other's way: who is slower begins
 * again, however long it slept, and nothing of it stays.
 */
#include "store/sealed/versions.h"

#include "keep.h"

#include <errno.h>

static const char *fails_once; /* the call that does; NULL: none */

static bool fails(const char *name)
{
	if (!fails_once || strcmp(fails_once, name) != 0)
		return false;
	fails_once = NULL;
	errno = EIO;
	return true;
}

int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_unlinkat(int folder, const char *name, int how);
int __wrap_unlinkat(int folder, const char *name, int how);

int __wrap_fsync(int fd)
{
	return fails("fsync") ? -1 : __real_fsync(fd);
}

int __wrap_unlinkat(int folder, const char *name, int how)
{
	return fails("unlinkat") ? -1 : __real_unlinkat(folder, name, how);
}

static struct versions open_versions(struct keep *keep)
{
	struct versions versions;

	assert_int_equal(versions_open(&keep->places, "note", 1001, true, &versions), 0);
	return versions;
}

/* An update up to the step before its link. */
struct writer {
	struct versions versions;
	struct unpublished next;
	int error; /* of the last step */
};

static struct writer begin(struct keep *keep)
{
	return (struct writer){ .versions = open_versions(keep) };
}

static void prepare(struct writer *writer)
{
	int fd = -1;

	writer->error =
		versions_write(&writer->versions, STR_LIT("x"), &writer->next, &fd);
	if (!writer->error)
		close(fd);
}

static int publish(struct writer *writer)
{
	return versions_link(&writer->versions, &writer->next);
}

static int finish(struct writer *writer)
{
	int error = versions_sync(&writer->versions, &writer->next);

	if (!error)
		error = versions_clean(&writer->versions, &writer->next, false);
	versions_close(&writer->versions);
	return error;
}

static void update(struct keep *keep)
{
	struct writer writer = begin(keep);

	prepare(&writer);
	assert_int_equal(writer.error, 0);
	assert_int_equal(publish(&writer), 0);
	assert_int_equal(finish(&writer), 0);
}

static void check_newest(struct keep *keep, uint64_t newest, unsigned names)
{
	struct versions versions = open_versions(keep);

	assert_true(versions.newest == newest);
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), names);
	versions_close(&versions);
}

static void one_follows_another(void **state)
{
	struct keep *keep = *state;

	for (uint64_t version = 1; version <= 12; version++) {
		update(keep);
		check_newest(keep, version, 1);
	}
}

/* It looked, and slept while others wrote. */
static void who_slept_before_writing_is_told(void **state)
{
	struct keep *keep = *state;

	for (unsigned others = 1; others <= 3; others++) {
		struct writer slow = begin(keep);
		uint64_t newest = slow.versions.newest;

		for (unsigned i = 0; i < others; i++)
			update(keep);
		prepare(&slow);
		assert_int_equal(slow.error, PWP_ERR_BUSY);
		versions_close(&slow.versions);
		check_newest(keep, newest + others, 1);
	}
}

/* It had written its file: the name is taken, or was and is no more. */
static void who_slept_before_the_link_is_told(void **state)
{
	struct keep *keep = *state;

	for (unsigned others = 1; others <= 3; others++) {
		struct writer slow = begin(keep);
		uint64_t newest = slow.versions.newest;

		prepare(&slow);
		assert_int_equal(slow.error, 0);
		for (unsigned i = 0; i < others; i++)
			update(keep);
		assert_int_equal(publish(&slow), PWP_ERR_BUSY);
		versions_close(&slow.versions);
		check_newest(keep, newest + others, 1);
	}
}

/* All the others were killed after their link: nothing was removed. */
static void killed_writers_let_no_sleeper_through(void **state)
{
	struct keep *keep = *state;
	struct writer slow = begin(keep);

	prepare(&slow);
	for (unsigned i = 0; i < 5; i++) {
		struct writer killed = begin(keep);

		prepare(&killed);
		assert_int_equal(publish(&killed), 0);
		versions_close(&killed.versions);
	}
	update(keep);
	check_newest(keep, 6, 1);
	assert_int_equal(publish(&slow), PWP_ERR_BUSY);
	versions_close(&slow.versions);
	check_newest(keep, 6, 1);
}

/* It had linked its version: what it removes then is older than what others wrote. */
static void who_slept_after_the_link_removes_nothing_newer(void **state)
{
	struct keep *keep = *state;
	struct writer slow = begin(keep);

	prepare(&slow);
	assert_int_equal(publish(&slow), 0);
	update(keep);
	struct writer other = begin(keep);
	prepare(&other);
	assert_int_equal(versions_sync(&slow.versions, &slow.next), 0);
	assert_int_equal(versions_clean(&slow.versions, &slow.next, true), 0);
	versions_close(&slow.versions);
	assert_int_equal(publish(&other), 0);
	assert_int_equal(finish(&other), 0);
	check_newest(keep, 3, 1);
}

/* At each step of the writer the user's folder is removed, and once again written to. */
static void who_slept_during_a_removal_brings_nothing_back(void **state)
{
	struct keep *keep = *state;

	for (unsigned step = 0; step < 3; step++) {
		update(keep);
		struct writer slow = begin(keep);
		if (step > 0)
			prepare(&slow);
		if (step > 1)
			assert_int_equal(publish(&slow), 0);
		assert_int_equal(versions_remove(&keep->places, "note", 1001), 0);
		assert_int_equal(keep_count(keep_path(keep, "note")), 0);
		if (step == 0) {
			prepare(&slow);
			assert_int_equal(slow.error, PWP_ERR_BUSY);
		}
		if (step == 1)
			assert_int_equal(publish(&slow), PWP_ERR_BUSY);
		if (step == 2) /* it was there before the removal */
			assert_int_equal(finish(&slow), 0);
		else
			versions_close(&slow.versions);
		assert_int_equal(keep_count(keep_path(keep, "note")), 0);
		update(keep);
		check_newest(keep, 1, 1);
		assert_int_equal(versions_remove(&keep->places, "note", 1001), 0);
	}
}

static int read_newest(struct keep *keep, struct versions *versions)
{
	size_t size = 0;
	int fd = -1;
	int error = versions_read(versions, &keep->places, &fd, &size);

	if (!error)
		close(fd);
	return error;
}

static void a_reader_finds_what_was_replaced_since_it_looked(void **state)
{
	struct keep *keep = *state;

	update(keep);
	struct versions reader = open_versions(keep);
	update(keep);
	update(keep);
	assert_int_equal(read_newest(keep, &reader), 0);
	assert_true(reader.newest == 3);
	assert_int_equal(versions_remove(&keep->places, "note", 1001), 0);
	assert_int_equal(read_newest(keep, &reader), PWP_ERR_UNKNOWN);
	versions_close(&reader);
}

/* Killed at the moment that leaves most, thousands of times: a file or a version each. */
static void what_killed_writers_leave_is_bounded(void **state)
{
	struct keep *keep = *state;
	unsigned most = 0, published = 0;

	update(keep);
	for (unsigned i = 0; i < 1000; i++) {
		struct writer killed = begin(keep);
		prepare(&killed);
		assert_int_equal(killed.error, 0);
		if (i % 2) /* BUSY: its own file was one too many */
			published += publish(&killed) == 0;
		versions_close(&killed.versions);
		unsigned names = keep_count(keep_path(keep, "note/1001"));
		most = names > most ? names : most;
	}
	assert_in_range(most, 100, 400);
	assert_in_range(published, 490, 500);
	update(keep);
	check_newest(keep, published + 2, 1);
}

/* More names than one listing holds, of killed writers. */
static void crowd(struct keep *keep)
{
	char name[64];

	for (unsigned i = 0; i < 500; i++) {
		snprintf(name, sizeof(name), "state/note/1001/.%u.%016x", 1 + i % 5, i);
		scratch_text(&keep->scratch, name, "x");
	}
}

static void cleaning_that_fails_is_told(void **state)
{
	static const char *const calls[] = { "fsync", "unlinkat" };
	struct keep *keep = *state;
	struct versions reader;

	update(keep);
	for (size_t i = 0; i < COUNT_OF(calls); i++) {
		unsigned before = keep_count("/proc/self/fd");

		crowd(keep);
		fails_once = calls[i];
		CHECK(versions_open(&keep->places, "note", 1001, false, &reader) ==
			      PWP_ERR_FILE,
		      calls[i]);
		assert_null(fails_once);
		assert_int_equal(keep_count("/proc/self/fd"), before);
		check_newest(keep, 1, 1 + (unsigned)i); /* the name that stays */
	}
}

/* A reader cleans too, and a sleeper whose file is removed begins again. */
static void too_many_names_are_removed_and_never_the_newest_version(void **state)
{
	struct keep *keep = *state;

	update(keep);
	update(keep);
	struct writer slow = begin(keep);
	prepare(&slow);
	crowd(keep);
	scratch_text(&keep->scratch, "state/note/1001/1", "x");
	struct versions reader;
	assert_int_equal(versions_open(&keep->places, "note", 1001, false, &reader), 0);
	assert_true(reader.newest == 2);
	versions_close(&reader);
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
	assert_int_equal(publish(&slow), PWP_ERR_BUSY);
	versions_close(&slow.versions);
	check_newest(keep, 2, 1);
}

static void other_names_than_ours_do_not_matter_until_they_are_too_many(void **state)
{
	struct keep *keep = *state;
	struct versions versions;
	char name[64];

	update(keep);
	scratch_text(&keep->scratch, "state/note/1001/.x", "x");
	update(keep);
	check_newest(keep, 2, 2);
	for (unsigned i = 0; i < 500; i++) {
		snprintf(name, sizeof(name), "state/note/1001/rubbish-%u", i);
		scratch_text(&keep->scratch, name, "x");
	}
	assert_int_equal(versions_open(&keep->places, "note", 1001, true, &versions),
			 PWP_ERR_BUSY);
}

static void the_last_version_is_the_last(void **state)
{
	struct keep *keep = *state;
	struct unpublished next;
	int fd = -1;

	keep_place(keep, "note/1001/9223372036854775807", "x", 1);
	struct versions versions = open_versions(keep);
	assert_true(versions.newest == VERSION_LAST);
	assert_int_equal(versions_write(&versions, STR_LIT("x"), &next, &fd),
			 PWP_ERR_FILE);
	versions_close(&versions);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_follows_another),
		TEST(who_slept_before_writing_is_told),
		TEST(who_slept_before_the_link_is_told),
		TEST(killed_writers_let_no_sleeper_through),
		TEST(who_slept_after_the_link_removes_nothing_newer),
		TEST(who_slept_during_a_removal_brings_nothing_back),
		TEST(a_reader_finds_what_was_replaced_since_it_looked),
		TEST(what_killed_writers_leave_is_bounded),
		TEST(cleaning_that_fails_is_told),
		TEST(too_many_names_are_removed_and_never_the_newest_version),
		TEST(other_names_than_ours_do_not_matter_until_they_are_too_many),
		TEST(the_last_version_is_the_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
