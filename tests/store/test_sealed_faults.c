/* SPDX-License-Identifier: MIT */
/*
 * A disk and a system that fail: each call to the kernel fails in turn, once or from then
 * on, with every error that a disk is known for, or writes only a part. Whatever happens,
 * the old file or the new one is there and readable, no descriptor is left, the lock is free,
 * and the next one who succeeds takes along whatever else was left.
 */
#include "keep.h"
#include "store/system/in_use.h"
#include "store/record/history.h"
#include "store/sealed/versions.h"
#include "store/system/root_lock.h"

#include <errno.h>
#include <sys/resource.h>
#include <time.h>

#define OLD_HASH \
	"$y$j9T$OLDMENpBABJJ3hIHjB1Bi.$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6"
#define NEW_HASH \
	"$y$j9T$NEWMENpBABJJ3hIHjB1Bi.$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6"

static struct {
	unsigned calls;	  /* so far */
	unsigned fail_at; /* the first call that fails, from 1; 0: none */
	bool for_ever;	  /* so do all calls after it */
	int error;	  /* 0: writing and reading is cut short instead */
} fault;

static char calls_made[4096]; /* their names, each with a blank behind it */

static bool fails(const char *name)
{
	size_t len = strlen(calls_made);

	snprintf(calls_made + len, sizeof(calls_made) - len, "%s ", name);
	fault.calls++;
	if (fault.fail_at == 0 || fault.calls < fault.fail_at || fault.error == 0 ||
	    (fault.calls > fault.fail_at && !fault.for_ever))
		return false;
	errno = fault.error;
	return true;
}

static size_t cut_short(size_t size)
{
	return fault.fail_at && fault.error == 0 && size > 1 ? size / 2 : size;
}

#define WRAP(type, name, params, args)                         \
	type __real_##name params;                             \
	type __wrap_##name params;                             \
	type __wrap_##name params                              \
	{                                                      \
		return fails(#name) ? -1 : __real_##name args; \
	}

WRAP(int, fstat64, (int fd, struct stat *st), (fd, st))
WRAP(int, fstatat64, (int folder, const char *name, struct stat *st, int how),
     (folder, name, st, how))
WRAP(off_t, lseek64, (int fd, off_t offset, int whence), (fd, offset, whence))
WRAP(ssize_t, getdents64, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(ssize_t, getrandom, (void *buf, size_t size, unsigned flags), (buf, size, flags))
WRAP(int, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode))
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, fchmodat, (int folder, const char *name, mode_t mode, int how),
     (folder, name, mode, how))
WRAP(ssize_t, read, (int fd, void *buf, size_t size), (fd, buf, cut_short(size)))
WRAP(ssize_t, write, (int fd, const void *buf, size_t size), (fd, buf, cut_short(size)))
WRAP(int, linkat, (int from, const char *old, int to, const char *name, int how),
     (from, old, to, name, how))
WRAP(int, renameat, (int from, const char *old, int to, const char *name),
     (from, old, to, name))
WRAP(int, unlinkat, (int folder, const char *name, int how), (folder, name, how))
WRAP(int, flock, (int fd, int how), (fd, how))
WRAP(int, getrlimit64, (int what, struct rlimit *limit), (what, limit))
WRAP(int, clock_gettime, (clockid_t clock, struct timespec *time), (clock, time))

/* Syncs nothing: what is asked here is what follows from a failure. */
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
	(void)fd;
	return fails("fsync") ? -1 : 0;
}

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);

int __wrap_openat64(int folder, const char *name, int how, ...)
{
	return fails("openat") ? -1 : __real_openat64(folder, name, how, 0600);
}

static int setup(void **state)
{
	memset(&fault, 0, sizeof(fault));
	calls_made[0] = '\0';
	return keep_setup(state);
}

/* What is done, on what, and what may be there when it failed. */
struct action {
	const char *name;
	int (*run)(struct keep *keep);
	void (*prepare)(struct keep *keep); /* NULL: nothing is there */
	void (*check)(struct keep *keep, bool succeeded);
	const char *kind;
};

/* ---- saving a file */

static void save_old(struct keep *keep)
{
	keep_save(keep, "old\n");
}

static int save_new(struct keep *keep)
{
	return keep_replace(keep, "note", &keep->alice, "new\n");
}

static const char *loaded(struct keep *keep, struct sealed *sealed)
{
	int error = sealed_load(&keep->places, "note", &keep->alice, sealed);

	if (error == PWP_ERR_UNKNOWN)
		return "none";
	assert_int_equal(error, 0);
	return sealed->body;
}

static void check_saved(struct keep *keep, bool succeeded)
{
	struct sealed sealed;
	const char *now = loaded(keep, &sealed);

	if (succeeded || strcmp(now, "old\n") != 0)
		assert_string_equal(now, "new\n");
}

static void check_made(struct keep *keep, bool succeeded)
{
	struct sealed sealed;
	const char *now = loaded(keep, &sealed);

	if (succeeded || strcmp(now, "none") != 0)
		assert_string_equal(now, "new\n");
}

/* ---- reading it */

static int read_it(struct keep *keep)
{
	struct sealed sealed = { .body = "untouched" };
	int error = sealed_load(&keep->places, "note", &keep->alice, &sealed);

	assert_string_equal(sealed.body, error ? "untouched" : "old\n");
	assert_int_not_equal(error, PWP_ERR_UNKNOWN);
	assert_int_not_equal(error, PWP_ERR_CORRUPT);
	return error;
}

static void check_untouched(struct keep *keep, bool succeeded)
{
	(void)succeeded;
	keep_check(keep, "old\n");
}

/* ---- removing it */

static int remove_it(struct keep *keep)
{
	return versions_remove(&keep->places, "note", 1001);
}

static void check_gone(struct keep *keep, bool succeeded)
{
	struct sealed sealed;
	const char *now = loaded(keep, &sealed);

	if (succeeded || strcmp(now, "old\n") != 0)
		assert_string_equal(now, "none");
}

/* ---- locking */

static int lock_it(struct keep *keep)
{
	int lock = -1;
	int error = root_lock_take(&keep->places, "lock", &lock);

	if (error == 0)
		root_lock_release(lock);
	return error;
}

static void check_nothing(struct keep *keep, bool succeeded)
{
	(void)keep;
	(void)succeeded;
}

/* ---- recording a password */

static int record_new(struct keep *keep)
{
	bool quarantined;

	return history_keep_hash(&keep->places, &keep->alice, 12, NEW_HASH, &quarantined);
}

static void record_old(struct keep *keep)
{
	assert_int_equal(
		history_keep_hash(&keep->places, &keep->alice, 12, OLD_HASH, NULL), 0);
}

static void corrupt_history(struct keep *keep)
{
	record_old(keep);
	assert_int_equal(truncate(keep_file(keep, "history/1001"), 10), 0);
}

static struct history history_now(struct keep *keep)
{
	struct history history;
	int error = history_load(&keep->places, &keep->alice, &history);

	assert_true(error == 0 || error == PWP_ERR_CORRUPT);
	if (error)
		history.count = SIZE_MAX;
	return history;
}

static void check_recorded(struct keep *keep, bool succeeded)
{
	struct history history = history_now(keep);

	if (succeeded || history.count != 1)
		assert_int_equal(history.count, 2);
	assert_string_equal(history.entries[history.count - 1].hash, OLD_HASH);
	if (history.count == 2)
		assert_string_equal(history.entries[0].hash, NEW_HASH);
}

static void check_begun(struct keep *keep, bool succeeded)
{
	struct history history = history_now(keep);

	if (succeeded || history.count != 0)
		assert_int_equal(history.count, 1);
}

static void check_begun_anew(struct keep *keep, bool succeeded)
{
	struct history history = history_now(keep);

	if (succeeded)
		assert_int_equal(history.count, 1);
	else
		assert_true(history.count == 1 || history.count == SIZE_MAX);
}

static const struct action actions[] = {
	{ "make", save_new, NULL, check_made, "note" },
	{ "replace", save_new, save_old, check_saved, "note" },
	{ "read", read_it, save_old, check_untouched, "note" },
	{ "remove", remove_it, save_old, check_gone, "note" },
	{ "lock", lock_it, NULL, check_nothing, "note" },
	{ "record first", record_new, NULL, check_begun, "history" },
	{ "record more", record_new, record_old, check_recorded, "history" },
	{ "record corrupt", record_new, corrupt_history, check_begun_anew, "history" },
};

/* Back to nothing. Folders are removed only where the action is to make them: that takes
 * longer than all the rest. */
static void clean(struct keep *keep, const struct action *action)
{
	assert_int_equal(versions_remove(&keep->places, "note", 1001), 0);
	assert_int_equal(versions_remove(&keep->places, "history", 1001), 0);
	if (action->prepare || !keep_has(keep, ""))
		return;
	scratch_clear(keep->state);
	const char *notes = scratch_path(&keep->scratch, IN_USE_FOLDER);
	if (access(notes, F_OK) == 0)
		scratch_clear(notes);
}

/* Where something is written, one version and perhaps a quarantined one is left. */
static void check_leftovers(struct keep *keep, const struct action *action)
{
	char folder[32], corrupt[64];

	snprintf(folder, sizeof(folder), "%s/1001", action->kind);
	snprintf(corrupt, sizeof(corrupt), "%s/" VERSIONS_CORRUPT, folder);
	unsigned names = keep_count(keep_path(keep, folder));
	CHECK(names <= 1u + keep_has(keep, corrupt), action->name);
	CHECK(keep_count(keep_path(keep, action->kind)) <= 1, action->name);
}

/* Runs an action with one fault; returns whether the fault was reached. */
static bool run_once(struct keep *keep, const struct action *action, unsigned at)
{
	if (action->prepare)
		action->prepare(keep);
	unsigned before = keep_count("/proc/self/fd");
	fault.calls = 0;
	calls_made[0] = '\0';
	fault.fail_at = at;
	int error = action->run(keep);
	unsigned calls = fault.calls;
	fault.fail_at = 0;
	CHECK(keep_count("/proc/self/fd") == before, action->name);
	CHECK(error == 0 || error == PWP_ERR_FILE || error == PWP_ERR_UNTRUSTED ||
		      error == PWP_ERR_RANDOM,
	      action->name);
	action->check(keep, error == 0);
	CHECK(lock_it(keep) == 0, action->name);
	if (error == 0 && !fault.for_ever)
		check_leftovers(keep, action);
	CHECK(action->run(keep) == 0, action->name);
	check_leftovers(keep, action);
	clean(keep, action);
	return calls >= at;
}

static void sweep(struct keep *keep, int error, bool for_ever)
{
	fault.error = error;
	fault.for_ever = for_ever;
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		unsigned at = 1;
		while (run_once(keep, &actions[i], at))
			at++;
		CHECK(at > 4, actions[i].name);
	}
}

static void one_call_fails(void **state)
{
	const int errors[] = {
		EIO, ENOSPC, EROFS, EINTR, ENOENT, EACCES, EMFILE, ENOMEM
	};

	for (size_t i = 0; i < COUNT_OF(errors); i++)
		sweep(*state, errors[i], false);
}

/* Whether the call of that number was of one of two functions. */
static bool was(unsigned number, const char *name, const char *other)
{
	const char *at = calls_made;

	while (--number > 0)
		at = strchr(at, ' ') + 1;
	return strncmp(at, name, strlen(name)) == 0 ||
	       strncmp(at, other, strlen(other)) == 0;
}

/* A signal at a read or a write is no fault: the host program may have handlers. */
static void what_a_signal_interrupts_goes_on(void **state)
{
	struct keep *keep = *state;
	unsigned interrupted = 0;

	fault.error = EINTR;
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		bool reached = true;
		for (unsigned at = 1; reached; at++) {
			if (actions[i].prepare)
				actions[i].prepare(keep);
			fault.calls = 0;
			calls_made[0] = '\0';
			fault.fail_at = at;
			int error = actions[i].run(keep);
			fault.fail_at = 0;
			reached = fault.calls >= at;
			if (reached && was(at, "read ", "write ")) {
				CHECK(error == 0, actions[i].name);
				actions[i].check(keep, true);
				interrupted++;
			}
			clean(keep, &actions[i]);
		}
	}
	assert_true(interrupted >= COUNT_OF(actions));
}

/* Not EINTR: a signal at every single call is no fault but an endless loop. */
static void all_calls_fail_from_then_on(void **state)
{
	const int errors[] = { EIO, ENOSPC, EROFS };

	for (size_t i = 0; i < COUNT_OF(errors); i++)
		sweep(*state, errors[i], true);
}

static void short_reads_and_writes_change_nothing(void **state)
{
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		if (actions[i].prepare)
			actions[i].prepare(keep);
		fault.fail_at = 1;
		fault.error = 0;
		CHECK(actions[i].run(keep) == 0, actions[i].name);
		fault.fail_at = 0;
		actions[i].check(keep, true);
		clean(keep, &actions[i]);
	}
}

/* Which call of an action is the first of this name, from 1. */
static unsigned number_of(const char *name)
{
	unsigned number = 1;

	for (const char *at = calls_made; at < strstr(calls_made, name); at++)
		number += *at == ' ';
	return number;
}

static void a_lock_that_cannot_be_taken_is_not_held(void **state)
{
	static const char *const calls[] = { "flock ", "clock_gettime ", "openat " };
	struct keep *keep = *state;

	assert_int_equal(lock_it(keep), 0);
	for (size_t i = 0; i < COUNT_OF(calls); i++) {
		calls_made[0] = '\0';
		assert_int_equal(lock_it(keep), 0);
		fault.fail_at = number_of(calls[i]);
		fault.error = EIO;
		fault.calls = 0;
		CHECK(lock_it(keep) == PWP_ERR_FILE, calls[i]);
		fault.fail_at = 0;
	}
}

static void a_folder_without_its_mode_is_not_used(void **state)
{
	static const struct action make = { .kind = "note" };
	static const char *const calls[] = { "mkdirat ", "fchmodat ", "fsync " };
	struct keep *keep = *state;

	assert_int_equal(save_new(keep), 0);
	char made[sizeof(calls_made)];
	memcpy(made, calls_made, sizeof(made));
	for (size_t i = 0; i < COUNT_OF(calls); i++) {
		clean(keep, &make);
		memcpy(calls_made, made, sizeof(made));
		fault.fail_at = number_of(calls[i]);
		calls_made[0] = '\0';
		fault.error = EIO;
		fault.calls = 0;
		CHECK(save_new(keep) == PWP_ERR_FILE, calls[i]);
		fault.fail_at = 0;
	}
}

/* What was written is on the disk before it has the version's name, then the name is, and
 * only then the old one is removed. */
static void syncs_before_and_after_linking(void **state)
{
	static const char *const order[] = { "getrlimit64 ", "fchmod ",	 "write ",
					     "fsync ",	     "linkat ",	 "unlinkat ",
					     "fsync ",	     "unlinkat " };
	struct keep *keep = *state;

	keep_save(keep, "old\n");
	calls_made[0] = '\0';
	keep_save(keep, "new\n");
	const char *at = calls_made;
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		at = strstr(at, order[i]);
		CHECK(at, order[i]);
		at += strlen(order[i]);
	}
	assert_null(strstr(at, "unlinkat "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_lock_that_cannot_be_taken_is_not_held),
		TEST(a_folder_without_its_mode_is_not_used),
		TEST(syncs_before_and_after_linking),
		TEST(one_call_fails),
		TEST(what_a_signal_interrupts_goes_on),
		TEST(all_calls_fail_from_then_on),
		TEST(short_reads_and_writes_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
